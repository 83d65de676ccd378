import { refuseSigma, said } from './given.ts';
import type { Noise } from './noise.ts';

/**
 * Counts: each sample is Poisson distributed about its mean, independent from sample to sample.
 *
 * With n counts per unit of the signal, a mean μ is n μ counts of variance n μ, and tells n/μ about μ. There is no σ.
 *
 * @param gain n > 0, counts per unit of the signal; 1 where the signal is the count itself
 * @throws RangeError when the gain is not a positive finite number
 *
 * @example
 * ```ts
 * poisson().says; // => 'independent Poisson counts, 1 per a.u. of the signal'
 * ```
 */
export function poisson(gain = 1): Noise {
  refuseSigma(gain, 'the gain of Poisson noise (counts per unit of the signal)');
  return {
    kind: 'poisson',
    says: `independent Poisson counts, ${said(gain)} per a.u. of the signal`,
    takes: 'real',
    root: (a, mean) => a.sqrt(a.div(gain, mean)),
    sd: (mean) => Math.sqrt(mean / gain),
    refuses: ({ mean }) => {
      const k = mean.findIndex((μ) => !(μ > 0));
      return k < 0 ? undefined : `sample ${k + 1} has the mean ${said(mean[k]!)}, and counts need a positive one`;
    },
    times: (factor) => poisson(gain / factor ** 2),
  };
}
