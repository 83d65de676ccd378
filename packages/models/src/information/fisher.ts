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

/** RᵀR, exactly symmetric. */
export function gram<T>(a: Arithmetic<T>, R: Rows<T>): Rows<T> {
  const columns = (R[0] ?? []).map((_, i) => R.map((row) => row[i]!));
  const F: T[][] = [];
  columns.forEach((x, i) => F.push(columns.map((y, k) => (k < i ? F[k]![i]! : dot(a, x, y)))));
  return F;
}

function dot<T>(a: Arithmetic<T>, x: readonly T[], y: readonly T[]): T {
  return x.reduce((sum: T, entry, k) => a.add(sum, a.mul(entry, y[k]!)), a.constant(0));
}
