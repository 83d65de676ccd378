import type { Body, Lanes } from '../lanes.ts';
import { simd } from '../opcodes.ts';
import { polynomial } from './polynomial.ts';
import { signedLike } from './signedLike.ts';

/** Coefficients of FreeBSD msun, s_atan.c: for |t| ≤ 7/16 the error is below 2^−57. */
const EVEN = [
  3.33333333333329318027e-1, 1.42857142725034663711e-1, 9.09088713343650656196e-2, 6.66107313738753120669e-2,
  4.97687799461593236017e-2, 1.62858201153657823623e-2,
] as const;
const ODD = [
  -1.99999999998764832476e-1, -1.1111110405462355788e-1, -7.69187620504482999495e-2, -5.83357013379057348645e-2,
  -3.6531572744216915527e-2,
] as const;

/** Multiples of π/4 and what rounding them lost. */
const EIGHTH = [Math.PI / 4, 3.061616997868383e-17] as const;
const QUARTER = [Math.PI / 2, 6.123233995736766e-17] as const;
const HALF = [Math.PI, 1.2246467991473532e-16] as const;

/**
 * arctan x, to 1.9 units in the last place.
 *
 *   |x| ≤ 7/16      arctan x
 *   |x| ≤ 39/16     π/4 + arctan (x − 1)/(x + 1)
 *   beyond          π/2 − arctan 1/x
 */
export function atan(f: Body, x: Lanes): Lanes {
  const [zero, one] = [f.constant(0), f.constant(1)];
  const size = f.apply(simd.abs, x);
  const middle = f.apply(simd.gt, size, f.constant(7 / 16));
  const far = f.apply(simd.gt, size, f.constant(39 / 16));
  const three = (near: Lanes, between: Lanes, beyond: Lanes): Lanes =>
    f.select(far, beyond, f.select(middle, between, near));
  const t = f.div(three(size, f.sub(size, one), f.constant(-1)), three(one, f.add(size, one), size));
  const high = three(zero, f.constant(EIGHTH[0]), f.constant(QUARTER[0]));
  const low = three(zero, f.constant(EIGHTH[1]), f.constant(QUARTER[1]));
  return signedLike(f, f.sub(high, f.sub(f.sub(curvature(f, t), low), t)), x);
}

/**
 * The angle of (x, y) in (−π, π], to 2.3 units in the last place; what is as near as 2⁻¹⁰⁰⁰ or as far as 2¹⁰⁰⁰ goes to
 * the imported one.
 *
 *   a = min(|x|, |y|), b = max(|x|, |y|):  arctan a/b, or π/4 + arctan (a − b)/(a + b) where a > 7/16 b;
 *   π/2 less that where |y| > |x|; π less that where x < 0
 */
export function atan2(f: Body, y: Lanes, x: Lanes): Lanes {
  const [height, width] = [f.apply(simd.abs, y), f.apply(simd.abs, x)];
  const [a, b] = [f.apply(simd.min, height, width), f.apply(simd.max, height, width)];
  const middle = f.apply(simd.gt, a, f.mul(b, f.constant(7 / 16)));
  const t = f.div(f.select(middle, f.sub(a, b), a), f.select(middle, f.add(a, b), b));
  const within = (c: number): Lanes => f.apply(simd.and, middle, f.constant(c));
  const first = { high: within(EIGHTH[0]), low: within(EIGHTH[1]), rest: f.sub(t, curvature(f, t)) };
  const second = less(f, first, QUARTER, f.apply(simd.gt, height, width));
  const left = f.shift(simd.shiftRightUnsigned, x, 63);
  const { high, low, rest } = less(f, second, HALF, f.apply(simd.intSub, f.bits(0n), left));
  const value = signedLike(f, f.add(high, f.add(low, rest)), y);
  const rare = f.apply(
    simd.or,
    f.apply(simd.lt, b, f.constant(2 ** -1000)),
    f.apply(simd.gt, b, f.constant(2 ** 1000)),
  );
  return f.rarely(rare, value, () => f.eachLane('rare atan2', y, x));
}

interface Angle {
  readonly high: Lanes;
  readonly low: Lanes;
  readonly rest: Lanes;
}

/** A constant less an angle, where the mask is set: exact in the multiples of π/4. */
function less(f: Body, angle: Angle, [whole, lost]: readonly [number, number], mask: Lanes): Angle {
  const high = f.sub(f.constant(whole), angle.high);
  const rounding = f.sub(f.sub(f.constant(whole), high), angle.high);
  const low = f.add(f.sub(f.constant(lost), angle.low), rounding);
  return {
    high: f.select(mask, high, angle.high),
    low: f.select(mask, low, angle.low),
    rest: f.select(mask, f.apply(simd.neg, angle.rest), angle.rest),
  };
}

/** t − arctan t */
function curvature(f: Body, t: Lanes): Lanes {
  const z = f.mul(t, t);
  const w = f.mul(z, z);
  return f.mul(t, f.add(f.mul(z, polynomial(f, w, ...EVEN)), f.mul(w, polynomial(f, w, ...ODD))));
}
