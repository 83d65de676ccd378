import { unsolved } from '../../support/unsolved.ts';

/**
 * Gradient descent on the bowl $\tfrac12 x^\mathsf{T} A x$ with a symmetric, positive `A` (a list of its rows) shrinks every distance from
 * the bottom while the rate is below $2/\lambda_{\max}$. Return that edge, to six digits.
 *
 * You have no library for eigenvalues. But multiplying almost any vector by `A` again and again turns it into the steepest direction, and
 * the factor by which its length then grows is $\lambda_{\max}$. A few thousand times are enough here.
 */
export function edge(A: readonly (readonly number[])[]): number {
  return unsolved();
}
