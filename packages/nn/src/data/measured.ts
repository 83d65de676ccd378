import { type Arithmetic, numbers } from '@fishergrad/engine';
import { normal, type Random } from '@fishergrad/random';
import { refuseNoRandom } from '../given.ts';
import { type Samples, samplesOf } from './samples.ts';

/** A signal of tissues under a protocol, as every model of `@fishergrad/models` has one. */
export interface HasSignal<P extends string, S extends string> {
  /** Tissue and protocol in, one sample per acquisition out. */
  readonly signal: <T>(
    a: Arithmetic<T>,
    tissue: Readonly<Record<P, T>>,
    protocol: readonly Readonly<Record<S, T>>[],
  ) => T[];
}

/** What a measured sample is: its mean, made noisy. The tissue is there for noise that is relative to one of its numbers. */
export type NoiseSource<P extends string = string> = (
  mean: number,
  random: Random,
  tissue: Readonly<Record<P, number>>,
) => number;

/** What is measured, of what, and what is to be told from it. */
export interface MeasuredOptions<P extends string, S extends string> {
  /** Which signal. */
  readonly model: HasSignal<P, S>;
  /** The settings of each acquisition, SI. */
  readonly protocol: readonly Readonly<Record<S, number>>[];
  /** Every parameter, SI: one number, or how it is drawn for each sample. */
  readonly tissue: Readonly<Record<P, number | ((random: Random) => number)>>;
  /** What the noise makes of a sample. */
  readonly noise: NoiseSource<NoInfer<P>>;
  /** What the network is to tell, of a tissue. */
  readonly targets: (tissue: Readonly<Record<P, number>>) => readonly number[];
  /** What it is told of the measured samples; these themselves when absent. */
  readonly inputs?: (measured: readonly number[]) => readonly number[];
  /** How many tissues are drawn and measured, once each. */
  readonly count: number;
  /** The source of tissues and noise. */
  readonly random: Random;
}

/**
 * A training set by simulation: tissues drawn, measured, made noisy.
 *
 * Inputs and targets are kept in single precision, as images are: so far the functions of all machines agree, but for one
 * number in about 10⁷ that lies on an edge, and a network trained on them is the same everywhere.
 *
 * @throws RangeError when the count is not a whole number, or a signal, a sample or a target is not finite
 *
 * @example
 * ```ts
 * import { seeded } from '@fishergrad/random';
 *
 * const decay = measured({
 *   model: { signal: ({ exp, neg, div }, { T2 }, protocol) => protocol.map(({ TE }) => exp(neg(div(TE, T2)))) },
 *   protocol: [{ TE: 0.01 }, { TE: 0.02 }],
 *   tissue: { T2: logBetween(0.01, 0.1) },
 *   noise: gaussianNoise(0.01),
 *   targets: ({ T2 }) => [T2],
 *   count: 50,
 *   random: seeded(1),
 * });
 * [decay.inputs.length, decay.targets.length, decay.count]; // => [2, 1, 50]
 * ```
 */
export function measured<P extends string, S extends string>(options: MeasuredOptions<P, S>): Samples {
  const { model, protocol, noise, targets, inputs = (all) => all, count, random } = options;
  if (!(Number.isInteger(count) && count >= 1))
    throw new RangeError(`the count must be a whole number from 1 on, not ${count}`);
  refuseNoRandom(random);
  const single = (all: readonly number[]): number[] => all.map(Math.fround);
  const rows = Array.from({ length: count }, () => {
    const tissue = drawn(options.tissue, random);
    const means = model.signal(numbers, tissue, protocol);
    refuseNoSignal(means, tissue);
    const x = inputs(means.map((mean) => noise(mean, random, tissue)));
    return { x: single(x), t: single(targets(tissue)) };
  });
  return samplesOf(
    rows.map(({ x }) => x),
    rows.map(({ t }) => t),
  );
}

function refuseNoSignal(means: readonly number[], tissue: Readonly<Record<string, number>>): void {
  const bad = means.findIndex((mean) => !Number.isFinite(mean));
  if (bad < 0) return;
  const names = Object.entries(tissue).map(([name, value]) => `${name} = ${Number(value.toPrecision(4))}`);
  const place = `the signal of acquisition ${bad + 1} is ${means[bad]} for ${names.join(', ')}`;
  throw new RangeError(`${place}. Has the model, or the protocol, other names?`);
}

/** Even between two numbers. */
export function between(low: number, high: number): (random: Random) => number {
  return (random) => low + (high - low) * random();
}

/** Even in the logarithm between two positive numbers: as many from 1 to 2 as from 10 to 20. */
export function logBetween(low: number, high: number): (random: Random) => number {
  if (!(low > 0 && high >= low))
    throw new RangeError(`a logarithm is between positive numbers, not ${low} and ${high}`);
  return (random) => low * (high / low) ** random();
}

/** Gaussian noise of SD σ per real channel; σ may depend on the tissue, as for an SNR relative to one of its numbers. */
export function gaussianNoise<P extends string = string>(
  sigma: number | ((tissue: Readonly<Record<P, number>>) => number),
): NoiseSource<P> {
  return (mean, random, tissue) => mean + (typeof sigma === 'number' ? sigma : sigma(tissue)) * normal(random);
}

/** Rician noise: the magnitude of a complex sample with Gaussian noise of SD σ per channel. */
export function ricianNoise(sigma: number): NoiseSource {
  return (mean, random) => Math.sqrt((mean + sigma * normal(random)) ** 2 + (sigma * normal(random)) ** 2);
}

function drawn<P extends string>(
  tissue: Readonly<Record<P, number | ((random: Random) => number)>>,
  random: Random,
): Record<P, number> {
  const names = Object.keys(tissue) as P[];
  return Object.fromEntries(
    names.map((name) => {
      const given = tissue[name];
      return [name, typeof given === 'number' ? given : given(random)];
    }),
  ) as Record<P, number>;
}
