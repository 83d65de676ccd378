import type { ReadNoise } from '../noiseSchema.ts';

/** Whether samples share their noise. */
export function isCorrelated(noise: ReadNoise | undefined): boolean {
  return noise?.covariance !== undefined || noise?.ar1 !== undefined;
}

/** A noise that is given sample by sample, for another number of samples. */
export function noiseMisfit(noise: ReadNoise | undefined, samples: number, fixed: number): string | undefined {
  const rows = noise?.covariance?.length;
  const size = rows ?? noise?.sigma?.values.length ?? 1;
  const count = samples + fixed;
  if (size === count || (rows === undefined && size === 1)) return undefined;
  const given =
    rows === undefined ? `sigma has ${size} values` : `covariance has ${size} ${size === 1 ? 'row' : 'rows'}`;
  const all = `${count} ${count === 1 ? 'sample' : 'samples'}${fixed > 0 ? ' with those that are fixed' : ''}`;
  return `${given}, and this design has ${all}; give one sigma for all`;
}

/** Averages that differ, which belong to the acquisitions of the protocol and to no others. */
export function averagesMisfit(averages: readonly number[]): string | undefined {
  if (averages.every((n) => n === averages[0])) return undefined;
  return 'the acquisitions of the protocol have averages that differ, and those of a design are others; give one number for all';
}
