import { multiplesWithin, nearestOf } from '../multiple.ts';
import type { Column } from '../space.ts';
import { evenTrain } from './evenTrain.ts';
import { refuseRange } from './range.ts';

/**
 * Values of which each is the same multiple of the one before, all in [from, to]: an even train of their logarithms.
 *
 * With λ = ln(to/from), the fractions u, v ∈ [0, 1] are free: first = from·e^(uλ), ratio = (to/first)^(v/(n − 1)) ≥ 1.
 *
 * `place` takes the line of least squares through the logarithms. On a raster each value goes to its nearest multiple.
 *
 * @param from the least value, positive, SI
 * @param to the largest, SI
 * @throws RangeError for a count below 1, from > to, or from that is not positive
 *
 * @example
 * ```ts
 * const b = geometricValues(3, 1, 64);
 * b.values(numbers, [0, 1]); // ~> [1, 8, 64]
 * b.place([4, 8, 16]); // ~> [0.3333333333333333, 0.5]
 * ```
 */
export function geometricValues(count: number, from: number, to: number): Column {
  refuseRange(count, from, to);
  if (!(from > 0)) throw new RangeError(`geometric values must be positive: let them begin above 0, not at ${from}`);
  let λ = Math.log(to / from);
  while (from * Math.exp(λ) > to) λ *= 1 - Number.EPSILON;
  const { names, lower, upper, values, place } = evenTrain([count], 0, λ);
  return {
    ...{ count, lower, upper },
    names: names.map((name) => (name === 'spacing' ? 'ratio' : name)),
    values: (a, u) => values(a, u).map((logarithm) => a.mul(from, a.exp(logarithm))),
    place: (given) => place(given.map((value) => Math.log(value / from))),
    onRaster: (given, step) => nearestOf(multiplesWithin(from, to, step), given),
  };
}
