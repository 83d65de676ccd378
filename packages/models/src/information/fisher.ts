import type { Arithmetic } from '@fishergrad/engine';
import { channelsOf } from './channelsOf.ts';
import type { Experiment } from './experiment.ts';
import { opened } from './opened.ts';
import { rootOf } from './rootOf.ts';
import type { Rows } from './rows.ts';

/**
 * The square root of the information, R with F = RᵀR: the slopes of the samples, each times the root of what it tells
 * (for correlated noise: whitened), then a row for every prior.
 *
 * R, not F, is what {@link crlb} computes from: squaring doubles the digits that nearly alike parameters cost.
 */
export function rootInformation<T, P extends string, S extends string>(
  a: Arithmetic<T>,
  experiment: Experiment<P, S, NoInfer<T>>,
): Rows<T> {
  const open = opened(experiment, a.constant);
  return rootOf<T, P, S>(a, open, channelsOf<T, P, S>(a, open));
}

/**
 * The Fisher information matrix F = RᵀR of the unknowns, in SI units; R is {@link rootInformation}.
 *
 * In any arithmetic: with duals or values it has derivatives in the settings of the protocol.
 *
 * @example
 * ```ts
 * import { numbers } from '@fishergrad/engine';
 * import { exponentialDecay, gaussian } from '@fishergrad/models';
 *
 * const tissue = { A: 1, tau: 1 };
 * const roles = { A: 'estimate', tau: 'known' } as const;
 * fisher(numbers, { model: exponentialDecay, noise: gaussian(0.1), tissue, protocol: [{ t: 0 }, { t: 0 }], roles }); // ~> [[200]]
 * ```
 */
export function fisher<T, P extends string, S extends string>(
  a: Arithmetic<T>,
  experiment: Experiment<P, S, NoInfer<T>>,
): Rows<T> {
  return gram(a, rootInformation(a, experiment));
}

/** RᵀR, exactly symmetric. */
export function gram<T>(a: Arithmetic<T>, R: Rows<T>): Rows<T> {
  const width = R[0]?.length ?? 0;
  const F: T[][] = [];
  for (let i = 0; i < width; i++) {
    const row = new Array<T>(width);
    for (let k = 0; k < width; k++) row[k] = k < i ? F[k]![i]! : dot(a, R, i, k);
    F.push(row);
  }
  return F;
}

/** The product of columns i and k. */
function dot<T>({ add, mul, constant }: Arithmetic<T>, R: Rows<T>, i: number, k: number): T {
  if (R.length === 0) return constant(0);
  let sum = mul(R[0]![i]!, R[0]![k]!);
  for (let row = 1; row < R.length; row++) sum = add(sum, mul(R[row]![i]!, R[row]![k]!));
  return sum;
}
