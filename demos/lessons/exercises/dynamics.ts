import { unsolved } from '../../support/unsolved.ts';

type Rows = readonly (readonly number[])[];

/**
 * Instead of computing how large weights should be, one can look. Given the `weights` of a linear layer (a list for each neuron, no
 * biases) and some `inputs` (a list for each sample), return new weights: the old ones, all times one factor, so that the outputs
 * have the SD 1 over all neurons and samples together (of $N$ outputs, with $N$ in the denominator, not $N - 1$). Layer after layer, this is how LSUV starts networks (Mishkin & Matas 2016).
 */
export function rescaled(weights: Rows, inputs: Rows): number[][] {
  return unsolved();
}
