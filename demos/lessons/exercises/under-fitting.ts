import { unsolved } from '../../support/unsolved.ts';

/**
 * Compute a floor by hand. Where $S_0$ is known, the Fisher information of T2* from echoes $S_0 e^{-\mathrm{TE}/T_2^{*}}$ with Gaussian noise
 * of SD $\sigma$ is the sum of the squared slopes $\partial S/\partial T_2^{*}$ over $\sigma^2$, and no unbiased estimator has a smaller SD than one over its
 * root. SNR is $S_0/\sigma$; times are in seconds.
 *
 * Return the root mean square, over the tissues, of the least SD of T2* relative to T2*.
 */
export function floorOf(T2stars: readonly number[], TEs: readonly number[], SNR: number): number {
  return unsolved();
}
