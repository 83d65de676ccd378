import { unsolved } from '../../support/unsolved.ts';

/**
 * How far are probabilities from what comes true? Sort samples into `bins` bins of equal width by their probability `p`, from 0 to 1; a `p`
 * of 1 belongs to the last. In each bin that has samples, take the distance between its mean `p` and its mean `y`. Return the mean of these
 * distances, each weighed by the number of samples in its bin.
 *
 * @param p of each sample, the probability that it is of the class
 * @param y of each sample, 1 where it is of the class, and 0 where it is not
 */
export function calibrationError(p: readonly number[], y: readonly number[], bins: number): number {
  return unsolved();
}
