import { type Arithmetic, numbers } from '@fishergrad/engine';
import type { Column } from '../space.ts';

/**
 * A column whose values sum to at most `total`: where they are more, all shrink toward the least value l that they may have,
 *
 *   v_k → l + (v_k − l)·min(1, (total − n l)/(Σv − n l)).
 *
 * Above the total, only the proportions of the values count: what they have in common has no slope there, so an optimum below
 * the total is not found from above it. Start again from `place` of the values found: that is at the total, where both sides are seen.
 *
 * On a raster, values shrink further until their sum is kept.
 *
 * @param column free, walking, spline or same values, or an even train of which nothing is given: what shrinking does not spoil
 * @param total the most that all values may sum to, SI
 * @throws RangeError where the least values sum to more, or fixed values do; TypeError for a column that shrinking would spoil
 *
 * @example
 * ```ts
 * import { budgeted, freeValues } from '@fishergrad/models/design';
 *
 * const TR = budgeted(freeValues(2, 1, 5), 6);
 * TR.values(numbers, [2, 3]); // => [2, 3]
 * TR.values(numbers, [3, 5]); // ~> [2.333333333333333, 3.6666666666666667]
 * ```
 */
export function budgeted(column: Column, total: number): Column {
  if (column.names.length === 0) return fixedWithin(column, total);
  const { least, count } = column;
  if (least === undefined)
    throw new TypeError(
      'these values cannot shrink to keep a budget: their spacing or ratio would not stay. Take free values, a walk, a spline, one value for all, or a free train.',
    );
  const spare = spareOf(total, count, least);
  const shrink = <T>(a: Arithmetic<T>, values: readonly T[]): T[] => shrunk(a, values, least, spare);
  return {
    ...column,
    values: (a, x) => shrink(a, column.values(a, x)),
    place: (values) => column.place(shrink(numbers, values)),
    onRaster: (values, step) => shrunkMultiples(column, shrink(numbers, values), { least, total, step }),
  };
}

function spareOf(total: number, count: number, least: number): number {
  const spare = total - count * least;
  if (!(spare >= 0 && total < Infinity))
    throw new RangeError(
      `${count} values of at least ${least} sum to ${count * least}, more than the total of ${total}: allow more, or take fewer or smaller values`,
    );
  return spare;
}

function shrunk<T>(a: Arithmetic<T>, values: readonly T[], least: number, spare: number): T[] {
  if (spare === 0) return values.map(() => a.constant(least));
  const above = values.map((value) => a.sub(value, least));
  const factor = a.div(spare, a.max(spare, a.add(...above)));
  return above.map((each) => a.add(least, a.mul(each, factor)));
}

function fixedWithin(column: Column, total: number): Column {
  const sum = sumOf(column.values(numbers, []));
  if (sum <= total * (1 + 1e-12)) return column;
  throw new RangeError(
    `the fixed values sum to ${sum}, more than the total of ${total}: allow more, or fix smaller values`,
  );
}

/** What is to be kept on a raster. */
interface Limits {
  readonly least: number;
  readonly total: number;
  readonly step: number;
}

function shrunkMultiples(column: Column, given: readonly number[], { least, total, step }: Limits): number[] {
  let values = [...given];
  for (;;) {
    const multiples = column.onRaster(values, step);
    const over = sumOf(multiples) - total;
    if (over <= 1e-12 * Math.abs(total)) return multiples;
    const above = sumOf(values) - values.length * least;
    if (!(above > 0))
      throw new RangeError(
        `on the raster ${step} the least values sum to ${sumOf(multiples)}, more than the total of ${total}: take a finer raster`,
      );
    const spare = Math.max(0, above - Math.max(over, step / 2));
    values = shrunk(numbers, values, least, spare);
  }
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
