import type { Body, Lanes } from '../lanes.ts';
import { bitsOf } from '../memory.ts';
import { simd } from '../opcodes.ts';
import { LN2, ROUND } from './powers.ts';

/** Coefficients of FreeBSD msun, e_log.c: a minimax polynomial with error below 2^−58.45. */
const EVEN = [3.999999999940941908e-1, 2.222219843214978396e-1, 1.531383769920937332e-1] as const;
const ODD = [
  6.66666666666673513e-1, 2.857142874366239149e-1, 1.818357216161805012e-1, 1.479819860511658591e-1,
] as const;

/**
 * ln x, to 0.85 units in the last place; what is not a positive normal number goes to the imported one.
 *
 *   x = 2ᵏ (1 + f),  √½ ≤ 1 + f < √2,   s = f / (2 + f),   ln(1 + f) = f − f²/2 + s (f²/2 + R(s²))
 */
export function log(f: Body, x: Lanes): Lanes {
  const normal = f.apply(
    simd.and,
    f.apply(simd.ge, x, f.constant(2 ** -1022)),
    f.apply(simd.lt, x, f.constant(Infinity)),
  );
  const k = f.shift(simd.shiftRight, f.apply(simd.intSub, x, f.bits(0x3fe6a09e00000000n)), 52);
  const n = f.sub(f.apply(simd.intAdd, k, f.bits(bitsOf(ROUND))), f.constant(ROUND));
  const m = f.sub(f.apply(simd.intSub, x, f.shift(simd.shiftLeft, k, 52)), f.constant(1));
  const s = f.div(m, f.add(f.constant(2), m));
  const z = f.mul(s, s);
  const w = f.mul(z, z);
  const R = f.add(f.mul(w, f.polynomial(w, ...EVEN)), f.mul(z, f.polynomial(w, ...ODD)));
  const half = f.mul(f.constant(0.5), f.mul(m, m));
  const small = f.add(f.mul(s, f.add(half, R)), f.mul(n, f.constant(LN2.low)));
  const value = f.sub(f.mul(n, f.constant(LN2.high)), f.sub(f.sub(half, small), m));
  return f.rarely(f.apply(simd.not, normal), value, () => f.eachLane('rare log', x));
}
