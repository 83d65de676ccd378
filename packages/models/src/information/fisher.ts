import type { Arithmetic } from '@fishergrad/engine';
import type { Experiment } from './experiment.ts';
import { type Sensitivity, sensitivity } from './sensitivity.ts';

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
  return weighted<T, P, S>(a, experiment, sensitivity<T, P, S>(a, experiment));
}

/**
 * The rows of R from a sensitivity already computed.
 *
 * @throws RangeError when averages are not one positive number for each sample
 */
export function weighted<T, P extends string, S extends string>(
  a: Arithmetic<T>,
  { averages, noise }: Pick<Experiment<P, S, NoInfer<T>>, 'averages' | 'noise'>,
  { mean, jacobian }: Sensitivity<T>,
): Rows<T> {
  if (averages && (averages.length !== mean.length || !averages.every((n) => n >= 0 && n < Infinity))) {
    throw new RangeError(`averages must be ${mean.length} numbers, one for each sample and none below 0`);
  }
  return jacobian.map((row, k) => {
    const weight = a.mul(Math.sqrt(averages?.[k] ?? 1), noise.root(a, mean[k]!, k));
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
  const products = x.map((entry, k) => a.mul(entry, y[k]!));
  return products.slice(1).reduce((sum, each) => a.add(sum, each), products[0] ?? a.constant(0));
}
