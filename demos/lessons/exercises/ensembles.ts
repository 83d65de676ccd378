import { unsolved } from '../../support/unsolved.ts';

/**
 * Put networks together. `outputs` has a list for each network, with one number for each sample. Return `{ average, spread }`: the average network's outputs, one
 * for each sample, and the spread of the networks about it: the mean, over networks and samples, of $(f_i - \bar f)^2$. Whatever the
 * targets, the mean squared error of the average is then that of the members, on the average, less the spread.
 */
export function together(outputs: readonly (readonly number[])[]): {
  readonly average: readonly number[];
  readonly spread: number;
} {
  return unsolved();
}
