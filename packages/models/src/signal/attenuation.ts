import type { Arithmetic } from '@fishergrad/engine';
import { plausibly, type Quantity } from './quantity.ts';

/** What diffusion leaves of a signal, e^(−bD). */
export const attenuation = <T>({ exp, neg, mul }: Arithmetic<T>, b: T, D: T): T => exp(neg(mul(b, D)));

/** A diffusion coefficient, ≥ 0 (m²/s), odd from `largest` on. */
export const diffusivity = (means: string, usual: readonly [number, number], largest = 1e-8): Quantity =>
  plausibly({ means, unit: 'm²/s', lower: 0, upper: Infinity, usual }, 1e-13, largest);

/** A b-value, ≥ 0 (s/m²), odd below 1 s/mm² unless it is 0, and from `largest` on. */
export const weighting = (usual: readonly [number, number], largest = 1e11): Quantity =>
  plausibly({ means: 'diffusion weighting', unit: 's/m²', lower: 0, upper: Infinity, usual }, 1e6, largest);
