import type { Rows } from './rows.ts';

/** Samples as what is measured of them: a real sample is one channel; a complex one is two, its real and its imaginary part. */
export interface Channels<T> {
  /** μ, one per channel, in the order of the acquisitions. */
  readonly mean: readonly T[];
  /** ∂μ/∂θ, channels × unknowns. */
  readonly jacobian: Rows<T>;
  /** One per acquisition: whether its sample is complex. */
  readonly complex: readonly boolean[];
  /** One per acquisition: how often it is measured; 1 each when absent. */
  readonly averages?: readonly number[] | undefined;
}

/** Where the channels of each acquisition stand: of the first, and how many. */
export function placesOf(complex: readonly boolean[]): { readonly at: number; readonly many: 1 | 2 }[] {
  let at = 0;
  return complex.map((pair) => {
    const place = { at, many: pair ? (2 as const) : (1 as const) };
    at += place.many;
    return place;
  });
}

/** The acquisition that each channel belongs to. */
export function acquisitionsOf(complex: readonly boolean[]): number[] {
  const acquisitions: number[] = [];
  for (let k = 0; k < complex.length; k++) {
    acquisitions.push(k);
    if (complex[k]) acquisitions.push(k);
  }
  return acquisitions;
}
