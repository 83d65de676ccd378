import { type CorrelatedOptions, correlatedChannel, correlatedWords } from './correlatedOptions.ts';
import { refuseSigma, said } from './given.ts';
import type { Noise } from './noise.ts';
import { unknownInWords, unknownSigma } from './noiseOptions.ts';
import { scaleRows } from './scaleRows.ts';
import { whitenedRows, type WhiteningRow } from './whitening.ts';

/**
 * Gaussian noise of standard deviation σ per real channel that remembers the sample before: an autoregressive process of
 * first order, Cov(i, k) = σ² ρ^|i − k| by the order of the acquisitions, whatever the time between them.
 *
 * @param sigma σ > 0, of every sample
 * @param correlation ρ, between −1 and 1: of neighbors
 * @throws RangeError when σ is not a positive finite number, or ρ not between −1 and 1
 *
 * @example
 * ```ts
 * autoregressive(1, 0.3).says; // => 'Gaussian noise of SD σ = 1 a.u. per real channel, correlated by 0.3 from each sample to the next (AR(1))'
 * ```
 */
export function autoregressive(sigma: number, correlation: number, options: CorrelatedOptions = {}): Noise {
  refuseSigma(sigma);
  if (!(typeof correlation === 'number' && Math.abs(correlation) < 1))
    throw new RangeError(`the correlation of neighboring samples must lie between −1 and 1, not be ${correlation}`);
  const fresh = sigma * Math.sqrt((1 - correlation) * (1 + correlation));
  const unknowns = unknownSigma(options, sigma);
  const most = Math.sqrt(1 + correlation ** 2) / fresh;
  const W = (count: number): WhiteningRow[] =>
    Array.from({ length: count }, (_, k) =>
      k === 0
        ? [[0, 1 / sigma]]
        : [
            [k - 1, -correlation / fresh],
            [k, 1 / fresh],
          ],
    );
  return {
    kind: options.complex ? 'complexGaussian' : 'gaussian',
    says: `${correlatedWords(options)} of SD σ = ${said(sigma)} a.u. per ${correlatedChannel(options)}, correlated by ${said(correlation)} from each sample to the next (AR(1))${unknownInWords(options)}`,
    takes: options.complex ? 'complex' : 'real',
    root: () => most,
    sd: () => sigma,
    rows: (a, channels, places) => [
      ...whitenedRows(a, channels, W(channels.complex.length)),
      ...scaleRows(a, channels, unknowns, places),
    ],
    unknowns,
    known: () => autoregressive(sigma, correlation, { ...options, unknown: false }),
    times: (factor) => autoregressive(sigma * factor, correlation, options),
  };
}
