import { unsolved } from '../../support/unsolved.ts';

/**
 * A range test has tried `rates`, from the smallest, and found the losses `values` after some steps with each (`Infinity` where it
 * exploded); the loss was `before` at the start. Suggest a rate: half of the largest one up to which *every* rate lowered the loss.
 *
 * A rate that happens to do well beyond one that did not is luck, and does not count. Return NaN where even the first one failed.
 */
export function suggest(rates: readonly number[], values: readonly number[], before: number): number {
  return unsolved();
}
