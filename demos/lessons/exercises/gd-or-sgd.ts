import { unsolved } from '../../support/unsolved.ts';

type Numbers = readonly number[];

/**
 * One epoch of mini-batch gradient descent for the line $y = w x$ with the loss $(w x - y)^2$ per sample.
 *
 * Go through the samples in their order, `batch` at a time (the last batch may be smaller). For each batch move `w` by −`rate` times
 * the *mean* slope of its samples, $2 (w x_i - y_i) x_i$, at the `w` that the batch before left. Return `w` after the last batch.
 */
export function epoch(w: number, x: Numbers, y: Numbers, batch: number, rate: number): number {
  return unsolved();
}
