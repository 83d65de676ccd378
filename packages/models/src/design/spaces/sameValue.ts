import { multiplesWithin, nearestOf } from '../multiple.ts';
import type { Column } from '../space.ts';
import { meanOf, refuseRange } from './range.ts';

/**
 * One value for all acquisitions: one free number in [from, to], SI. Values that are not all the same are placed at their mean.
 *
 * @throws RangeError for a count below 1, or from > to
 *
 * @example
 * ```ts
 * sameValue(3, 0.005, 0.02).values(numbers, [0.01]); // => [0.01, 0.01, 0.01]
 * ```
 */
export function sameValue(count: number, from: number, to: number): Column {
  refuseRange(count, from, to);
  return {
    count,
    names: [''],
    lower: [from],
    upper: [to],
    least: from,
    values: <T>(_: unknown, [value]: readonly T[]) => new Array<T>(count).fill(value!),
    place: (values) => [Math.min(to, Math.max(from, middleOf(values)))],
    onRaster: (values, step) => {
      const [value] = nearestOf(multiplesWithin(from, to, step), [middleOf(values)]);
      return new Array<number>(count).fill(value!);
    },
  };
}

/** The mean; of values that are all the same, exactly that one. */
function middleOf(values: readonly number[]): number {
  return values.every((value) => value === values[0]) ? values[0]! : meanOf(values);
}
