import type { Body, Lanes } from '../lanes.ts';
import { simd } from '../opcodes.ts';
import { head } from './powers.ts';

/** Exponents of e that surely give 0, and ∞. */
export const LEAST = -760;
export const MOST = 720;

/**
 * 2^(k/256) (1 + tail) for any result: 2^(j/256) (1 + tail) times the power of two in two halves, each of them normal.
 * Overflow gives ∞, and denormals are rounded in the last multiplication.
 */
export function inHalves(f: Body, k: Lanes, tail: Lanes): Lanes {
  const root = f.apply(simd.intAdd, head(f, k), f.shift(simd.shiftLeft, f.apply(simd.and, k, f.bits(0xffn)), 44));
  const m = f.shift(simd.shiftRight, f.shift(simd.shiftLeft, k, 32), 40);
  const half = f.shift(simd.shiftRight, m, 1);
  const once = f.mul(f.add(root, f.mul(root, tail)), powerOfTwo(f, half));
  return f.mul(once, powerOfTwo(f, f.apply(simd.intSub, m, half)));
}

function powerOfTwo(f: Body, n: Lanes): Lanes {
  return f.shift(simd.shiftLeft, f.apply(simd.intAdd, n, f.bits(1023n)), 52);
}
