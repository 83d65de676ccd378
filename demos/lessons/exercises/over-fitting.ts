import { unsolved } from '../../support/unsolved.ts';

/**
 * The forty points are all there are. Cure the over-fitting with what is left to choose: the `width` of the hidden layer, the penalty `l2`
 * and the number of `epochs` (of one step each, Adam at a rate of 0.05).
 *
 * Return your choice. The check trains it on five draws of forty points. The mean validation loss at the end must be below 0.35, where
 * the lesson's choice, `{ width: 32, l2: 0, epochs: 600 }`, ends near 0.8; and it must not have turned up: at most 1.2 times the
 * least of each run on average.
 */
export function cure(): { readonly width: number; readonly l2: number; readonly epochs: number } {
  return unsolved();
}
