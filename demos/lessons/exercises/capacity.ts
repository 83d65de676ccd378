import { unsolved } from '../../support/unsolved.ts';

/**
 * Choose a width before training: how many hidden neurons may a network with so many `inputs`, one hidden layer and one output have, so
 * that for so many `samples` the expected gap $p/n$ is at most `gap`? Count the biases.
 *
 * Return the largest such width, and 0 where even one neuron is too many.
 */
export function widest(inputs: number, samples: number, gap: number): number {
  return unsolved();
}
