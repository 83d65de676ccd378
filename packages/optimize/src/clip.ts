import { refuseNegative } from './optimizer.ts';

/** Shortens a gradient in place where it is too long. */
export type Clip = (gradient: Float64Array) => void;

/** The length of a gradient, √Σ gₖ². */
export function lengthOf(gradient: ArrayLike<number>): number {
  let sum = 0;
  for (let k = 0; k < gradient.length; k++) sum += gradient[k]! * gradient[k]!;
  return Math.sqrt(sum);
}

/**
 * Keeps the direction, and a length of at most `most` (Pascanu et al. 2013, arXiv:1211.5063).
 *
 * @throws RangeError for a length that is none
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
 * @throws RangeError for a bound that is none
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
