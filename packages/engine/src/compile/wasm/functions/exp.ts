import type { Body, Lanes } from '../lanes.ts';
import { simd } from '../opcodes.ts';
import { inHalves, LEAST, MOST } from './inHalves.ts';
import { power, reduced } from './powers.ts';
import { beyondOne } from './series.ts';

/**
 * eˣ over the full range, to 1.05 units in the last place.
 *
 *   x = (256 m + j) ln 2 / 256 + r,   eˣ = 2ᵐ · 2^(j/256) · eʳ,   |r| ≤ ln 2 / 512
 *
 * 2^(j/256) from a table (Tang 1989, doi:10.1145/63522.214389), eʳ by its series to r⁴. Where 2ᵐ, the result or one of its
 * parts may leave the normal range, 2ᵐ is multiplied in two halves: overflow to ∞ and denormals are rounded once.
 */
export function exp(f: Body, x: Lanes): Lanes {
  const { k, r } = reduced(f, x);
  const scale = power(f, k);
  const value = f.add(scale, f.mul(scale, beyondOne(f, r)));
  const far = f.apply(simd.gt, f.apply(simd.abs, x), f.constant(700));
  return f.rarely(far, value, () => {
    const bounded = reduced(f, f.apply(simd.min, f.apply(simd.max, x, f.constant(LEAST)), f.constant(MOST)));
    return inHalves(f, bounded.k, beyondOne(f, bounded.r));
  });
}
