import type { MLP } from '@fishergrad/nn';
import { unsolved } from '../../support/unsolved.ts';

/**
 * Write one step of *stochastic* gradient descent: down the hinge loss $\max(0, 1 - t\,y)$ of a single sample with the inputs `x` and the
 * label `t` of ±1, where $y$ is the output of the network. Build the loss on values (`mlp.of`), walk back, step with `mlp.step(rate)`.
 *
 * Return the loss as it was before the step.
 */
export function stepOn(mlp: MLP, x: readonly number[], t: number, rate: number): number {
  return unsolved();
}
