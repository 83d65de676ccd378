/** @throws RangeError for a count that is no whole number above 0, or ends between which nothing lies */
export function refuseRange(count: number, from: number, to: number): void {
  if (!Number.isInteger(count) || count < 1)
    throw new RangeError(`the number of values must be a whole number of at least 1, not ${count}`);
  if (!(from <= to && from > -Infinity && to < Infinity))
    throw new RangeError(`values cannot lie from ${from} to ${to}: give two finite ends, the lower one first`);
}

/** The largest width with from + width ≤ to as rounded: from + width · p is then never above `to` for p in [0, 1]. */
export function widthOf(from: number, to: number): number {
  let width = Math.max(0, to - from);
  while (from + width > to) width *= 1 - Number.EPSILON;
  return width;
}

/** Where between 0 and 1 a part lies of a whole; in the middle where there is no whole, and all places are one. */
export function shareOf(part: number, whole: number): number {
  return whole > 0 ? Math.min(1, Math.max(0, part / whole)) : 0.5;
}

/** The box of so many fractions. */
export function fractions(count: number): { readonly lower: Float64Array; readonly upper: Float64Array } {
  return { lower: new Float64Array(count), upper: new Float64Array(count).fill(1) };
}

/** `1`, `2`, … */
export function numbered(count: number): string[] {
  return Array.from({ length: count }, (_, k) => String(k + 1));
}

/** Their mean. */
export function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
