import {
  type AnyModel,
  autoregressive,
  complexGaussian,
  correlatedGaussian,
  gaussian,
  noncentralChi,
  type Noise,
  poisson,
  rician,
  sigmaFromSnr,
  snrReferences,
} from '@fishergrad/models';
import type { Protocol, Tissue } from '../study.ts';
import type { Samples } from './protocolBlock.ts';
import type { Fault } from './fault.ts';
import type { NoiseKind, ReadNoise } from './noiseSchema.ts';

/** What the keys of a noise block ask of each other: what belongs to its kind, one size, and an SNR only together with of what. */
export function noiseFaults(model: AnyModel, raw: unknown): Fault[] {
  if (typeof raw !== 'object' || raw === null) return [];
  const has = (key: string): boolean => Object.hasOwn(raw, key);
  const fault = (wrong: boolean, message: string, key?: string): Fault[] =>
    wrong ? [{ message, path: ['noise'], ...(key === undefined ? {} : { key }) }] : [];
  const references = snrReferences(model);
  const { of, kind } = raw as { readonly of?: unknown; readonly kind?: unknown };
  const [known, counts, chi] = [isKind(kind), kind === 'poisson', kind === 'noncentralChi'];
  const correlatable = kind === 'gaussian' || kind === 'complexGaussian' || !known;
  const sizes = SIZES.filter(has);
  const sized = sizes.length > 0 || counts;
  const strange = (key: string, allowed: boolean, whose: string): Fault[] =>
    fault(has(key) && !allowed && known, `${key} belongs to ${whose}, and this noise is ${String(kind)}`, key);
  return [
    ...fault(sizes.length > 1, `noise has both ${sizes[0]} and ${sizes[1]}; keep one of the two`, sizes[1]),
    ...fault(!sized, 'noise needs its size: sigma: 0.02, or snr: 50 together with of: S0, say'),
    ...fault(chi && !has('coils'), 'noncentralChi needs coils: how many are combined, such as coils: 4'),
    ...strange('coils', chi, 'noncentralChi'),
    ...strange('covariance', correlatable, 'gaussian or complexGaussian'),
    ...strange('ar1', correlatable, 'gaussian or complexGaussian'),
    ...strange('gain', counts, 'poisson'),
    ...fault(
      counts && has('sigma'),
      'poisson noise has no sigma: its variance is its mean; a gain says how many counts a unit of the signal is',
      'sigma',
    ),
    ...fault(counts && has('unknown'), 'poisson noise has no sigma that could be unknown', 'unknown'),
    ...fault(has('covariance') && has('ar1'), 'noise has both covariance and ar1; keep one of the two', 'ar1'),
    ...fault(
      has('snr') && !has('of'),
      `snr needs "of": the SNR of what? ${model.name} offers ${references.join(', ')}`,
      'snr',
    ),
    ...fault(has('of') && !has('snr'), '"of" says what an snr refers to, but there is no snr', 'of'),
    ...fault(
      typeof of === 'string' && !references.includes(of) && Object.keys(model.parameters).length > 0,
      `${model.name} has no "${String(of).slice(0, 40)}" for an SNR to refer to; it offers ${references.join(', ')}`,
      'of',
    ),
  ];
}

const SIZES = ['sigma', 'snr', 'covariance', 'gain'] as const;

function isKind(kind: unknown): kind is NoiseKind {
  return typeof kind === 'string' && Object.hasOwn(MAKE, kind);
}

/** The noise of one tissue, or why there is none. */
export function noiseOf(
  model: AnyModel,
  read: ReadNoise,
  tissue: Tissue,
  { protocol, averages }: Samples,
): { readonly noise: Noise } | { readonly fault: Fault } {
  const within = (key: string, make: () => Noise): ReturnType<typeof noiseOf> =>
    caught(['noise'], key, () => ({ noise: make() }));
  const { kind, covariance, ar1, coils } = read;
  const misfit = sizeFault(read, protocol.length) ?? unequalFault(read, averages);
  if (misfit) return { fault: misfit };
  const options = {
    unknown: read.unknown === true || read.sigma?.unknown === true,
    complex: kind === 'complexGaussian',
  };
  if (covariance) return within('covariance', () => correlatedGaussian(covariance, options));
  const sigma = sigmaOf(model, read, tissue, protocol);
  if ('fault' in sigma) return sigma;
  if (ar1 === undefined)
    return within(coils === undefined ? 'sigma' : 'coils', () => MAKE[kind](sigma.sigma, { ...options, read }));
  if (sigma.sigma.length > 1)
    return { fault: { message: 'ar1 goes with one sigma for all samples', path: ['noise'], key: 'sigma' } };
  return within('ar1', () => autoregressive(sigma.sigma[0]!, ar1, options));
}

/** A size for each sample, but not for as many as there are. */
function sizeFault({ sigma, covariance, ar1 }: ReadNoise, count: number): Fault | undefined {
  const fault = (key: string, message: string): Fault => ({ message, path: ['noise'], key });
  const given = sigma?.values.length ?? 1;
  if (given !== 1 && given !== count)
    return fault(
      'sigma',
      `sigma has ${given} values, but there are ${count} samples; give one for each, or one for all`,
    );
  if (covariance && covariance.length !== count)
    return fault('covariance', `covariance has ${covariance.length} rows, but there are ${count} samples`);
  if (ar1 !== undefined && !(Math.abs(ar1) < 1)) return fault('ar1', `ar1 must lie between −1 and 1, not be ${ar1}`);
  return undefined;
}

/** Correlated samples that are not averaged alike: which of them share their noise is unknown. */
function unequalFault({ covariance, ar1 }: ReadNoise, averages: readonly number[]): Fault | undefined {
  if ((!covariance && ar1 === undefined) || averages.every((n) => n === averages[0])) return undefined;
  const message =
    'averages must be the same for all samples of correlated noise; which of them share their noise is not known else';
  return { message, path: [], key: 'averages' };
}

interface Making {
  readonly unknown: boolean;
  readonly read: ReadNoise;
}

const MAKE: Readonly<Record<NoiseKind, (sigma: readonly number[], making: Making) => Noise>> = {
  gaussian: (sigma, options) => gaussian(oneOrAll(sigma), options),
  complexGaussian: (sigma, options) => complexGaussian(oneOrAll(sigma), options),
  rician: (sigma, options) => rician(only(sigma), options),
  noncentralChi: (sigma, { read, ...options }) => noncentralChi(only(sigma), read.coils!, options),
  // An SNR of counts is the root of them: of a signal s it is √(gain s).
  poisson: (sigma, { read }) => poisson(read.gain ?? (read.snr === undefined ? 1 : read.snr / only(sigma))),
};

function oneOrAll(sigma: readonly number[]): number | readonly number[] {
  return sigma.length === 1 ? sigma[0]! : sigma;
}

function only(sigma: readonly number[]): number {
  if (sigma.length > 1) throw new RangeError('sigma must be one value for all samples of magnitude noise');
  return sigma[0]!;
}

type Sigma = { readonly sigma: readonly number[] } | { readonly fault: Fault };

function sigmaOf(model: AnyModel, { sigma, snr, of, kind }: ReadNoise, tissue: Tissue, protocol: Protocol): Sigma {
  if (sigma) return { sigma: sigma.values };
  if (snr === undefined && kind === 'poisson') return { sigma: [1] };
  return caught(['noise'], 'of', () => ({ sigma: [sigmaFromSnr({ model, tissue, protocol }, snr!, of!)] }));
}

function caught<R>(path: Fault['path'], key: string, make: () => R): R | { readonly fault: Fault } {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { fault: { message: error.message, path, key } };
  }
}

/** The noise in its author's words. */
export function noiseInWords({ snr, of }: ReadNoise): string | undefined {
  return snr !== undefined && of !== undefined ? `SNR ${Number(snr.toPrecision(6))} of ${of}` : undefined;
}
