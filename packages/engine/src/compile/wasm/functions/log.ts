import type { Body, Lanes } from '../lanes.ts';
import { bitsOf } from '../memory.ts';
import { simd } from '../opcodes.ts';
import { polynomial } from './polynomial.ts';
import { LN2, ROUND } from './powers.ts';
import { signedLike } from './signedLike.ts';

/** Coefficients of FreeBSD msun, e_log.c: a minimax polynomial with error below 2^−58.45. */
const EVEN = [3.999999999940941908e-1, 2.222219843214978396e-1, 1.531383769920937332e-1] as const;
const ODD = [
  6.66666666666673513e-1, 2.857142874366239149e-1, 1.818357216161805012e-1, 1.479819860511658591e-1,
] as const;

/** ln x, to 0.85 units in the last place; what is not a positive normal number goes to the imported one. */
export function log(f: Body, x: Lanes): Lanes {
  const rare = f.apply(simd.not, isPositiveNormal(f, x));
  return f.rarely(rare, sum(f, x), () => f.eachLane('rare log', x));
}

/**
 * ln(1 + x), to 0.85 units in the last place: ln u of u = 1 + x, rounded, and what that lost, over u (FreeBSD msun,
 * s_log1p.c). What is not above −1 and finite goes to the imported one.
 */
export function log1p(f: Body, x: Lanes): Lanes {
  const one = f.constant(1);
  const value = logOfSum(f, f.apply(simd.max, one, x), f.apply(simd.min, one, x));
  const rare = f.apply(simd.not, isPositiveNormal(f, f.add(one, x)));
  return f.rarely(rare, signedLike(f, value, x), () => f.eachLane('rare log1p', x));
}

/** ln(x + y) where |y| ≤ x and the sum is a positive normal number: what rounding the sum lost is not lost. */
export function logOfSum(f: Body, x: Lanes, y: Lanes): Lanes {
  const u = f.add(x, y);
  return sum(f, u, f.div(f.sub(y, f.sub(u, x)), u));
}

function isPositiveNormal(f: Body, x: Lanes): Lanes {
  return f.apply(simd.and, f.apply(simd.ge, x, f.constant(2 ** -1022)), f.apply(simd.lt, x, f.constant(Infinity)));
}

/**
 * ln x and a small correction.
 *
 *   x = 2ᵏ (1 + m),  √½ ≤ 1 + m < √2,   s = m / (2 + m),   ln(1 + m) = m − m²/2 + s (m²/2 + R(s²))
 */
function sum(f: Body, x: Lanes, correction?: Lanes): Lanes {
  const k = f.shift(simd.shiftRight, f.apply(simd.intSub, x, f.bits(0x3fe6a09e00000000n)), 52);
  const n = f.sub(f.apply(simd.intAdd, k, f.bits(bitsOf(ROUND))), f.constant(ROUND));
  const m = f.sub(f.apply(simd.intSub, x, f.shift(simd.shiftLeft, k, 52)), f.constant(1));
  const s = f.div(m, f.add(f.constant(2), m));
  const z = f.mul(s, s);
  const w = f.mul(z, z);
  const R = f.add(f.mul(w, polynomial(f, w, ...EVEN)), f.mul(z, polynomial(f, w, ...ODD)));
  const half = f.mul(f.constant(0.5), f.mul(m, m));
  const low = f.mul(n, f.constant(LN2.low));
  const small = f.add(f.mul(s, f.add(half, R)), correction === undefined ? low : f.add(low, correction));
  return f.sub(f.mul(n, f.constant(LN2.high)), f.sub(f.sub(half, small), m));
}
