import type { NoiseOptions } from './noiseOptions.ts';

/** Options of noise that is correlated from sample to sample. */
export interface CorrelatedOptions extends NoiseOptions {
  /** Whether the samples are complex: then it is the covariance of the real parts, and that of the imaginary parts. */
  readonly complex?: boolean;
}

/** What correlated noise is of, in the words of the other kinds. */
export function correlatedWords({ complex = false }: CorrelatedOptions): string {
  return complex ? 'complex Gaussian noise' : 'Gaussian noise';
}

/** The channel that its SD is of. */
export function correlatedChannel({ complex = false }: CorrelatedOptions): string {
  return complex ? 'channel (real and imaginary each)' : 'real channel';
}
