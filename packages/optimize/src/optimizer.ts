/** Moves x in place by one step down a gradient, which has one number for each of x. */
export type Step = (x: Float64Array, gradient: ArrayLike<number>, rate: number) => void;

/**
 * A rule for steps down a gradient.
 *
 * It has no state of its own: `begin` starts a descent of `n` numbers, which keeps its averages to itself, all 0 at first.
 */
export interface Optimizer {
  /** What it is called. */
  readonly name: string;
  /** The rule as a formula, with its numbers. */
  readonly formula: string;
  /** Whether a step is as long for a gradient of any size: there is then no rate from which on it diverges. */
  readonly scaleFree?: true;
  /** Starts a descent of so many numbers. */
  readonly begin: (n: number) => Step;
}

/** @throws RangeError where a number of an optimizer lies outside of [0, 1) */
export function refuseFraction(name: string, value: number): void {
  if (!(typeof value === 'number' && value >= 0 && value < 1))
    throw new RangeError(`${name} must be at least 0 and below 1, not ${value}`);
}

/** @throws RangeError where a number of an optimizer is negative, infinite or none */
export function refuseNegative(name: string, value: number): void {
  if (!(typeof value === 'number' && value >= 0 && value < Infinity))
    throw new RangeError(`${name} must be a number of at least 0, not ${value}`);
}
