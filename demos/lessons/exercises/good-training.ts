import { unsolved } from '../../support/unsolved.ts';

/**
 * How sure is a test? The network was right about `right` of `count` points. Had it, of all points there are, the share $q$ right, the test
 * would show $q$ give or take an SD of $\sqrt{q\,(1 - q)/n}$ for $n$ points.
 *
 * Return the least and the largest $q$ that lie within 1.96 such SDs of the share that was found. This is
 * Wilson's interval (1927), which holds the truth about 95 times in a hundred. Note that the SD is that of $q$, not of the share found:
 * a test that was all right does not prove that the network always is.
 */
export function interval(right: number, count: number): Interval {
  return unsolved();
}

/** Between what the true share lies. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}
