import { refuseNegative } from './optimizer.ts';

/** Shortens a gradient in place where it is too long. */
export type Clip = (gradient: Float64Array) => void;

/** The length of a gradient, √Σ gₖ²; finite where its slopes are, unless the length itself is beyond the doubles. */
export function lengthOf(gradient: ArrayLike<number>): number {
  const length = lengthIn(gradient, 1);
  if (length > 1e-140 && length < Infinity) return length;
  let most = 0; // squares are too large or too small: in units of the largest slope they are not
  for (let k = 0; k < gradient.length; k++) most = Math.max(most, Math.abs(gradient[k]!));
  return most > 0 && most < Infinity ? most * lengthIn(gradient, most) : most;
}

function lengthIn(gradient: ArrayLike<number>, unit: number): number {
  let sum = 0;
  for (let k = 0; k < gradient.length; k++) {
    const share = gradient[k]! / unit;
    sum += share * share; // no power: a product is the same on every machine
  }
  return Math.sqrt(sum);
}

/**
 * Keeps the direction, and a length of at most `most` (Pascanu et al. 2013, arXiv:1211.5063).
 *
 * @throws RangeError for a length that is negative or not finite
 *
 * @example
 * ```ts
 * const g = Float64Array.of(3, 4);
 * clipLength(1)(g);
 * [...g]; // ~> [0.6, 0.8]
 * ```
 */
export function clipLength(most: number): Clip {
  refuseNegative('the greatest length of a gradient', most);
  return (gradient) => {
    const length = lengthOf(gradient);
    if (length > most) for (let k = 0; k < gradient.length; k++) gradient[k]! *= most / length;
  };
}

/**
 * Keeps every slope within ± `most`, each by itself: the direction changes.
 *
 * @throws RangeError for a bound that is negative or not finite
 *
 * @example
 * ```ts
 * const g = Float64Array.of(3, -0.5);
 * clipEach(1)(g);
 * [...g]; // => [1, -0.5]
 * ```
 */
export function clipEach(most: number): Clip {
  refuseNegative('the greatest slope', most);
  return (gradient) => {
    for (let k = 0; k < gradient.length; k++) gradient[k] = Math.min(most, Math.max(-most, gradient[k]!));
  };
}
