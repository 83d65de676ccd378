import { unsolved } from '../../support/unsolved.ts';

/**
 * He's SD of weights, $\sqrt{2/n}$, is for ReLU. *Leaky* ReLU passes positive sums on as they are, and negative ones times a `leak`
 * between 0 and 1. Which SD must the weights of a neuron with `n` inputs have, so that the mean square of what it says is that of
 * its inputs? (Sums are as often negative as positive, and their variance is $n s^2$ times the mean square of the inputs.)
 */
export function weightSd(n: number, leak: number): number {
  return unsolved();
}
