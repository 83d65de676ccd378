import { unsolved } from '../../support/unsolved.ts';

/**
 * Two samples with the same inputs and different targets: no network can learn both by heart, whatever its size. What is the least
 * mean squared loss that *any* network can have on a batch? `inputs` has a list of numbers for each sample, `targets` one number.
 *
 * For samples of the same inputs a network must say one thing, and the best it can say is the mean of their targets. Inputs that
 * differ in any number are no obstacle to each other.
 */
export function leastLoss(inputs: readonly (readonly number[])[], targets: readonly number[]): number {
  return unsolved();
}
