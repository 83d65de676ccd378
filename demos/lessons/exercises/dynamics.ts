import { unsolved } from '../../support/unsolved.ts';

/**
 * Instead of computing how large weights should be, one can look. Given the `weights` of a linear layer (a list for each neuron, no
 * biases) and some `inputs` (a list for each sample), return new weights: the old ones, all times one factor, so that the outputs
 * have the SD 1 over all neurons and samples together. Layer after layer, this is how LSUV starts networks (Mishkin & Matas 2016).
 */
export function rescaled(weights: readonly (readonly number[])[], inputs: readonly (readonly number[])[]): number[][] {
  return unsolved();
}
