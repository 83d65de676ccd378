import type { Noise } from './noise.ts';

/** Why a noise cannot be that of samples of this kind and number, as a sentence; undefined where it can. */
export function misfitOf({ kind, takes, samples }: Noise, complex: readonly boolean[]): string | undefined {
  if (takes === 'real' && complex.includes(true))
    return `the samples are complex, and ${kind} noise is of real ones: take complexGaussian (σ per channel), or rician for their magnitudes`;
  if (takes === 'complex' && complex.includes(false))
    return `the samples are real, and ${kind} noise is of complex ones: take gaussian, or rician for their magnitudes`;
  if (samples !== undefined && samples !== complex.length)
    return `the ${kind} noise is given for ${samples} samples, and there are ${complex.length}`;
  return undefined;
}
