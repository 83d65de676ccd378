import { unsolved } from '../../support/unsolved.ts';

/**
 * Spend a budget: how wide can the hidden layers be, all alike and `depth` of them, in a network with so many `inputs` and `outputs`, so
 * that it has at most `budget` weights? Count the biases, as always.
 *
 * Return the largest width, and 0 where there is none.
 */
export function hiddenWidth(inputs: number, depth: number, outputs: number, budget: number): number {
  return unsolved();
}
