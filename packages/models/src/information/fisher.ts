import type { Arithmetic } from '@fishergrad/engine';
import type { Experiment } from './experiment.ts';
import { sensitivity } from './sensitivity.ts';

/** A matrix as rows. */
export type Rows<T> = readonly (readonly T[])[];

/**
 * The square root of the information, R with F = RᵀR: one row per sample, √(averages · information of the sample) · J.
 *
 * R, not F, is what bounds are computed from: squaring doubles the digits that nearly alike parameters cost.
 */
export function rootInformation<T, P extends string, S extends string>(
  a: Arithmetic<T>,
  experiment: Experiment<P, S, NoInfer<T>>,
): Rows<T> {
  const { mean, jacobian } = sensitivity(a, experiment);
  return jacobian.map((row, k) => {
    const weight = a.mul(Math.sqrt(experiment.averages?.[k] ?? 1), experiment.noise.root(a, mean[k]!, k));
    return row.map((slope) => a.mul(weight, slope));
  });
}

/** The Fisher information matrix F = RᵀR of the parameters to estimate, in SI units. */
export function fisher<T, P extends string, S extends string>(
  a: Arithmetic<T>,
  experiment: Experiment<P, S, NoInfer<T>>,
): Rows<T> {
  return gram(a, rootInformation(a, experiment));
}

/** RᵀR */
export function gram<T>(a: Arithmetic<T>, R: Rows<T>): Rows<T> {
  const columns = (R[0] ?? []).map((_, i) => R.map((row) => row[i]!));
  return columns.map((x) => columns.map((y) => a.add(...x.map((entry, k) => a.mul(entry, y[k]!)))));
}
