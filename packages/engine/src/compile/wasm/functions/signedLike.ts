import type { Body, Lanes } from '../lanes.ts';
import { simd } from '../opcodes.ts';

/** A value that is not negative where x is not, with the sign of x: −0 stays −0. */
export function signedLike(f: Body, value: Lanes, x: Lanes): Lanes {
  return f.apply(simd.or, value, f.apply(simd.and, x, f.bits(1n << 63n)));
}
