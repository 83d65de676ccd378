import type { NoiseUnknown } from './noise.ts';

/** What is known of the size of the noise. */
export interface NoiseOptions {
  /** Whether σ itself is unknown, and estimated along as a nuisance called `sigma`. */
  readonly unknown?: boolean;
}

/** σ as an unknown, where it is one. */
export function unknownSigma({ unknown = false }: NoiseOptions, value: number): readonly NoiseUnknown[] {
  return unknown ? [{ name: 'sigma', means: 'noise SD per real channel', unit: 'a.u.', value }] : [];
}

/** A common factor of all σ as an unknown, where there are several. */
export function unknownScale({ unknown = false }: NoiseOptions): readonly NoiseUnknown[] {
  return unknown ? [{ name: 'sigma', means: 'noise SD relative to what was given', unit: '1', value: 1 }] : [];
}

/** ", itself unknown" where it is. */
export function unknownInWords({ unknown = false }: NoiseOptions): string {
  return unknown ? ', itself unknown' : '';
}
