import type { Rows } from '../rows.ts';
import { norm } from '../norm.ts';
import { type CorrelatedOptions, correlatedChannel, correlatedWords } from './correlatedOptions.ts';
import { whiteningOf } from './covariance.ts';
import { said, saidRange } from './given.ts';
import type { Noise } from './noise.ts';
import { unknownInWords, unknownScale } from './noiseOptions.ts';
import { scaleRows } from './scaleRows.ts';
import { whitenedRows } from './whitening.ts';

/**
 * Gaussian noise that is correlated from sample to sample, with covariance matrix Σ (square of the unit of the signal, per
 * real channel).
 *
 * F = JᵀΣ⁻¹J, by whitening: with Σ = LLᵀ, R = L⁻¹J. Unknown, Σ has an unknown factor s²: SD(s)/s = 1/√(2N).
 *
 * @param covariance Σ, samples × samples, symmetric and positive definite
 * @throws RangeError when Σ is not a symmetric, positive definite matrix of finite numbers
 *
 * @example
 * ```ts
 * correlatedGaussian([[1, 0.5], [0.5, 1]]).says; // => 'Gaussian noise of SD 1 a.u. per real channel, correlated between samples by up to 0.5'
 * ```
 */
export function correlatedGaussian(covariance: Rows<number>, options: CorrelatedOptions = {}): Noise {
  const { W, rounding } = whiteningOf(covariance);
  const unknowns = unknownScale(options);
  const sds = covariance.map((row, k) => Math.sqrt(row[k]!));
  const roots = covariance.map((_, k) => norm(W.map((row) => row.find(([sample]) => sample === k)?.[1] ?? 0)));
  return {
    kind: options.complex ? 'complexGaussian' : 'gaussian',
    says: `${correlatedWords(options)} of SD ${saidRange(sds)} a.u. per ${correlatedChannel(options)}, correlated between samples by up to ${said(strongest(covariance, sds))}${unknownInWords(options)}`,
    takes: options.complex ? 'complex' : 'real',
    root: (_a, _mean, k) => roots[k]!,
    sd: (_, k) => sds[k]!,
    rows: (a, channels, places) => [...whitenedRows(a, channels, W), ...scaleRows(a, channels, unknowns, places)],
    unknowns,
    rounding,
    samples: covariance.length,
    known: () => correlatedGaussian(covariance, { ...options, unknown: false }),
    times: (factor) =>
      correlatedGaussian(
        covariance.map((row) => row.map((x) => x * factor ** 2)),
        options,
      ),
  };
}

function strongest(covariance: Rows<number>, sds: readonly number[]): number {
  const all = covariance.flatMap((row, i) => row.flatMap((x, k) => (i === k ? [] : [x / (sds[i]! * sds[k]!)])));
  return all.reduce((most, ρ) => (Math.abs(ρ) > Math.abs(most) ? ρ : most), 0);
}
