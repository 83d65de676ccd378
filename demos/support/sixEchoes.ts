import { compileCrlb, gaussian, t2star } from '@fishergrad/models';
import { between, gaussianNoise, logBetween, measured, type Samples } from '@fishergrad/nn';
import { seeded } from '@fishergrad/random';

/** Echo times of a published vendor preset (white paper G2K UTE, hdocmsu.github.io), in s. */
export const sixEchoes = [0.14, 3.54, 6.94, 10.34, 13.74, 17.14].map((ms) => ({ TE: ms / 1e3 }));

/** The T2* an output stands for, in s: outputs are ln(T2* / 10 ms). */
export const T2starOf = (output: number): number => 0.01 * Math.exp(output);

/** Which voxels, and whose chance. */
export interface VoxelOptions {
  /** S0/σ; σ is per real channel. */
  readonly snr: number;
  readonly count: number;
  readonly seed: number;
  /** In s; one number, or even in the logarithm between two. 1 to 30 ms when absent. */
  readonly T2star?: number | readonly [low: number, high: number];
}

/**
 * Voxels measured at six echo times, each of an S0 of its own from 0.5 to 2: the shape of the decay in (echoes over their length, so
 * that S0 is unknown to whoever sees them), ln(T2* / 10 ms) out, with the relative SD that the Cramér–Rao bound allows there for a weight.
 */
export function voxels({ snr, count, seed, T2star = [1e-3, 30e-3] }: VoxelOptions): Samples {
  const relativeSd = typeof T2star === 'number' ? always(relativeBound(T2star)) : relativeBound;
  return measured({
    ...{ model: t2star, protocol: sixEchoes, count, random: seeded(seed) },
    tissue: { S0: between(0.5, 2), T2star: typeof T2star === 'number' ? T2star : logBetween(...T2star) },
    noise: gaussianNoise(({ S0 }) => S0 / snr),
    inputs: (echoes) => echoes.map((each) => each / Math.hypot(...echoes)),
    targets: ({ T2star: T }) => [Math.log(T / 0.01), relativeSd(T) / snr],
  });
}

const bounds = compileCrlb({
  ...{ model: t2star, noise: gaussian(1), protocol: sixEchoes },
  roles: { S0: 'estimate', T2star: 'estimate' },
});

/** What the bound allows T2*, relative to it, at an SNR of 1; it is inverse to the SNR. */
function relativeBound(T2star: number): number {
  return bounds({ S0: 1, T2star: Float64Array.of(T2star) }).sd['T2star'][0] / T2star;
}

const always = (value: number) => (): number => value;
