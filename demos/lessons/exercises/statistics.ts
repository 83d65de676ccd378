import { unsolved } from '../../support/unsolved.ts';

/**
 * Update:data is the SD of a change over the SD of the `weights` that it changes. Which rate makes it exactly `wanted`, say $10^{-3}$,
 * in a step of gradient descent with this `gradient`? An SD is about the mean: a change that moves all weights alike has none.
 */
export function rateFor(weights: readonly number[], gradient: readonly number[], wanted: number): number {
  return unsolved();
}
