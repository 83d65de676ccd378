import { multiplesWithin, nearestOf } from '../multiple.ts';
import type { Column } from '../space.ts';
import { numbered, refuseRange } from './range.ts';

/**
 * Values that are each chosen for itself: the free numbers are the values, each in [from, to]; two may be equal, and they have
 * no order.
 *
 * @param count how many
 * @param from the least value, SI
 * @param to the largest, SI
 * @throws RangeError for a count below 1, or from > to
 *
 * @example
 * ```ts
 * const TE = freeValues(2, 0.001, 0.06);
 * TE.values(numbers, [0.002, 0.03]); // => [0.002, 0.03]
 * TE.place([0.0005, 0.03]); // => [0.001, 0.03]
 * ```
 */
export function freeValues(count: number, from: number, to: number): Column {
  refuseRange(count, from, to);
  return {
    count,
    names: numbered(count),
    lower: new Float64Array(count).fill(from),
    upper: new Float64Array(count).fill(to),
    least: from,
    values: (_, x) => [...x],
    place: (values) => values.map((value) => Math.min(to, Math.max(from, value))),
    onRaster: (values, step) => nearestOf(multiplesWithin(from, to, step), values),
  };
}
