import { Complex, complexOver, numbers } from '@fishergrad/engine';
import type { Experiment } from './experiment.ts';

/** What an SNR may be the ratio of, besides an amplitude of the model by its name. */
const SAMPLES = {
  first: (sizes: readonly number[]) => sizes[0]!,
  max: (sizes: readonly number[]) => sizes.reduce((largest, x) => Math.max(largest, x), 0),
  mean: (sizes: readonly number[]) => sizes.reduce((sum, x) => sum + x, 0) / sizes.length,
  rms: (sizes: readonly number[]) => Math.sqrt(sizes.reduce((sum, x) => sum + x * x, 0) / sizes.length),
} as const;

/** The names an SNR of this model may refer to: its amplitudes, `first`, `max`, `mean`, `rms` and, where it has one, `plateau`. */
export function snrReferences(model: Experiment['model']): string[] {
  const amplitudes = Object.entries(model.parameters).filter(([, { unit }]) => unit === 'a.u.');
  return [...amplitudes.map(([name]) => name), ...Object.keys(SAMPLES), ...(model.plateau ? ['plateau'] : [])];
}

/**
 * The σ per real channel that belongs to an SNR of something: σ = |reference| / SNR.
 *
 * `of`: a parameter (`S0`: σ = |S0|/SNR), `first` (the first |sample|), `max` (the largest), `mean` (their mean), `rms` (the root
 * of their mean square) or `plateau` (the signal after full recovery).
 *
 * @throws RangeError for an unknown reference, or one that is 0 at these values
 *
 * @example
 * ```ts
 * import { gaussian, t2star } from '@fishergrad/models';
 *
 * const σ = sigmaFromSnr({ model: t2star, ...t2star.typical }, 50, 'S0'); // S0 = 1
 * gaussian(σ).says; // => 'independent Gaussian noise of SD σ = 0.02 a.u. per real channel'
 * ```
 */
export function sigmaFromSnr(
  { model, tissue, protocol }: Pick<Experiment, 'model' | 'tissue' | 'protocol'>,
  snr: number,
  of: string,
): number {
  if (!(snr > 0 && snr < Infinity)) throw new RangeError(`an SNR must be a positive number, not ${snr}`);
  if (!snrReferences(model).includes(of)) throw new RangeError(`${model.name} has no "${of}" for an SNR to refer to`);
  const mean = sizesOf(model.signal(numbers, tissue, protocol));
  const signal = of in SAMPLES ? SAMPLES[of as keyof typeof SAMPLES](mean) : undefined;
  const reference = Math.abs(signal ?? (of === 'plateau' ? model.plateau?.(numbers, tissue) : tissue[of]) ?? NaN);
  if (reference > 1e-9 * SAMPLES.max(mean) && reference < Infinity) return reference / snr;
  const size = reference === 0 ? '0' : `${reference.toPrecision(2)}, no more than rounding`;
  throw new RangeError(`an SNR of ${of} says nothing here, because ${of} is ${size}`);
}

/** |s| of real and complex samples. */
function sizesOf(samples: readonly (number | Complex<number>)[]): number[] {
  return samples.map((s) => (s instanceof Complex ? complexOver(numbers).abs(s) : Math.abs(s)));
}
