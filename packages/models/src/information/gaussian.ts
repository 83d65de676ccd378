import type { Noise } from './noise.ts';

/**
 * Gaussian noise of standard deviation σ on every real sample, independent from sample to sample.
 *
 * Each sample tells 1/σ² about its mean. σ is the SD **per real channel** in the unit of the signal: not the total SD of
 * complex noise, √E|n|², which is √2 times larger, nor the SD of the background of a magnitude image, which is 0.655 σ.
 *
 * @param sigma one σ > 0 for all samples
 * @throws RangeError when σ is not a positive finite number
 *
 * @example
 * ```ts
 * gaussian(0.02).says; // => 'independent Gaussian noise of SD σ = 0.02 a.u. per real channel'
 * ```
 */
export function gaussian(sigma: number): Noise {
  if (!(sigma > 0 && sigma < Infinity)) throw new RangeError(`the noise σ must be a positive number, not ${sigma}`);
  return {
    kind: 'gaussian',
    says: `independent Gaussian noise of SD σ = ${Number(sigma.toPrecision(6))} a.u. per real channel`,
    root: () => 1 / sigma,
  };
}
