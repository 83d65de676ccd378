import type { Body, Lanes } from '../lanes.ts';
import { simd } from '../opcodes.ts';
import { head, power, reduced } from './powers.ts';
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
  return f.rarely(far, value, () => inHalves(f, x));
}

function inHalves(f: Body, x: Lanes): Lanes {
  const { k, r } = reduced(f, f.apply(simd.min, f.apply(simd.max, x, f.constant(-760)), f.constant(720)));
  const root = f.apply(simd.intAdd, head(f, k), f.shift(simd.shiftLeft, f.apply(simd.and, k, f.bits(0xffn)), 44));
  const m = f.shift(simd.shiftRight, f.shift(simd.shiftLeft, k, 32), 40);
  const half = f.shift(simd.shiftRight, m, 1);
  const once = f.mul(f.add(root, f.mul(root, beyondOne(f, r))), powerOfTwo(f, half));
  return f.mul(once, powerOfTwo(f, f.apply(simd.intSub, m, half)));
}

function powerOfTwo(f: Body, n: Lanes): Lanes {
  return f.shift(simd.shiftLeft, f.apply(simd.intAdd, n, f.bits(1023n)), 52);
}
