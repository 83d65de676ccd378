import { isList, refuseSigma, said, saidRange } from './given.ts';
import { independentRows } from './independentRows.ts';
import type { Noise } from './noise.ts';
import { type NoiseOptions, unknownInWords, unknownScale, unknownSigma } from './noiseOptions.ts';
import { scaleRows } from './scaleRows.ts';

/**
 * Gaussian noise of standard deviation σ on every real sample, independent from sample to sample.
 *
 * Each sample tells 1/σ² about its mean. σ is the SD **per real channel** in the unit of the signal: not the total SD of
 * complex noise, √E|n|², which is √2 times larger, nor the SD of the background of a magnitude image, which is 0.655 σ.
 *
 * Where σ is unknown, each sample tells 2/σ² about it, and nothing about it and the mean together: SD(σ) = σ/√(2N).
 *
 * @param sigma one σ > 0 for all samples, or one for each; unknown, these are multiplied by a common factor
 * @throws RangeError when σ is not a positive finite number
 *
 * @example
 * ```ts
 * gaussian(0.02).says; // => 'independent Gaussian noise of SD σ = 0.02 a.u. per real channel'
 * ```
 */
export function gaussian(sigma: number | readonly number[], options: NoiseOptions = {}): Noise {
  return independentGaussian('gaussian', sigma, options);
}

/**
 * Gaussian noise on complex samples: independent, and of the same standard deviation σ in the real and the imaginary part.
 *
 * Each channel tells 1/σ² about its mean, F = Re(JᴴJ)/σ². σ is the SD **per channel**; the total SD √E|n|² of a complex sample
 * is √2 times larger: {@link perChannel} turns one into the other.
 *
 * @param sigma one σ > 0 for all samples, or one for each; unknown, these are multiplied by a common factor
 * @throws RangeError when σ is not a positive finite number
 *
 * @example
 * ```ts
 * complexGaussian(0.5).says; // => 'independent complex Gaussian noise of SD σ = 0.5 a.u. per channel (real and imaginary each)'
 * ```
 */
export function complexGaussian(sigma: number | readonly number[], options: NoiseOptions = {}): Noise {
  return independentGaussian('complexGaussian', sigma, options);
}

const WORDS = {
  gaussian: { takes: 'real', of: 'Gaussian', channel: 'real channel' },
  complexGaussian: { takes: 'complex', of: 'complex Gaussian', channel: 'channel (real and imaginary each)' },
} as const;

function independentGaussian(
  kind: keyof typeof WORDS,
  sigma: number | readonly number[],
  options: NoiseOptions,
): Noise {
  const single = !isList(sigma);
  for (const [k, σ] of (single ? [sigma] : sigma).entries())
    refuseSigma(σ, single ? 'the noise σ' : `the noise σ of sample ${k + 1}`);
  const { takes, of, channel } = WORDS[kind];
  const size = single ? said(sigma) : saidRange(sigma);
  const unknowns = single ? unknownSigma(options, sigma) : unknownScale(options);
  const roots = single ? undefined : sigma.map((σ) => 1 / σ);
  const root: Noise['root'] = roots ? (_a, _mean, k) => roots[k]! : () => 1 / (sigma as number);
  return {
    kind,
    says: `independent ${of} noise of SD σ = ${size} a.u. per ${channel}${unknownInWords(options)}`,
    takes,
    root,
    sd: (_, k) => (single ? sigma : sigma[k]!),
    unknowns,
    ...(unknowns.length > 0 && {
      rows: (a, channels, places) => [
        ...independentRows(a, channels, root),
        ...scaleRows(a, channels, unknowns, places),
      ],
    }),
    ...(!single && { samples: sigma.length }),
    known: () => independentGaussian(kind, sigma, {}),
    times: (factor) => independentGaussian(kind, single ? sigma * factor : sigma.map((σ) => σ * factor), options),
  };
}
