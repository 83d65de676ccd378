/** Where an answer may lie: x[k] between lower[k] and upper[k], either of which may be infinite. */
export interface Box {
  /** The least value of each number. */
  readonly lower: ArrayLike<number>;
  /** The largest. */
  readonly upper: ArrayLike<number>;
}

/** @throws RangeError where a box has no room, or does not have as many sides as there are numbers */
export function refuseBox({ lower, upper }: Box, count: number): void {
  if (lower.length !== count || upper.length !== count)
    throw new RangeError(
      `the box has ${lower.length} lower and ${upper.length} upper limits, and there are ${count} numbers`,
    );
  for (let k = 0; k < count; k++)
    if (!(lower[k]! <= upper[k]!))
      throw new RangeError(`number ${k + 1} must lie between ${lower[k]} and ${upper[k]}, where nothing lies`);
}

/** Brings x into the box, in place. */
export function clamp(x: Float64Array, { lower, upper }: Box): void {
  for (let k = 0; k < x.length; k++) x[k] = Math.min(upper[k]!, Math.max(lower[k]!, x[k]!));
}
