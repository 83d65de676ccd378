import type { Body, Lanes } from '../lanes.ts';
import { simd } from '../opcodes.ts';
import { inTwo } from './inTwo.ts';
import { logOfSum } from './log.ts';
import { polynomial } from './polynomial.ts';
import { power, reduced } from './powers.ts';
import { beyondOne } from './series.ts';
import { signedLike } from './signedLike.ts';

/** tanh x = x + x³ P(x²)/Q(x²) for |x| < 0.625 (Cephes 2.8, tanh.c). */
const P = [-1614.6876844170845, -99.28772310019185, -0.9643991794250523] as const;
const Q = [4844.063053251255, 2235.4883906010045, 112.81167849163293, 1] as const;

/** tanh x, to 1.7 units in the last place: a rational form near 0, else 1 − 2e / (1 + e) with e = e^(−2|x|). */
export function tanh(f: Body, x: Lanes): Lanes {
  const size = f.apply(simd.lesser, f.apply(simd.abs, x), f.constant(22)); // beyond, tanh is 1; NaN stays
  const one = f.constant(1);
  const z = f.mul(size, size);
  const { k, r } = reduced(f, f.mul(size, f.constant(-2)));
  const scale = power(f, k);
  const e = f.add(scale, f.mul(scale, beyondOne(f, r)));
  const near = f.apply(simd.lt, size, f.constant(0.625));
  const above = f.select(near, f.mul(f.mul(size, z), polynomial(f, z, ...P)), f.mul(e, f.constant(-2)));
  const below = f.select(near, polynomial(f, z, ...Q), f.add(one, e));
  return signedLike(f, f.add(f.select(near, size, one), f.div(above, below)), x);
}

/** 1 / (1 + e⁻ˣ), to 2.5 units in the last place, written with e^(−|x|) so that neither tail overflows. */
export function sigmoid(f: Body, x: Lanes): Lanes {
  return sides(f, x, (e) => [share(f, e, f.apply(simd.ge, x, f.constant(0)))])[0]!;
}

/** The sigmoids of x and −x together, bit for bit: the slopes of sigmoid and tanh have both. */
export function sigmoidOfBoth(f: Body, x: Lanes): readonly Lanes[] {
  return sides(f, x, (e) => [simd.ge, simd.le].map((compare) => share(f, e, f.apply(compare, x, f.constant(0)))));
}

/** What is made of e^(−|x|). */
function sides(f: Body, x: Lanes, make: (e: Lanes) => readonly Lanes[]): readonly Lanes[] {
  const size = f.apply(simd.abs, x);
  const { scale, more } = inTwo(f, f.apply(simd.neg, size));
  const far = f.apply(simd.gt, size, f.constant(700));
  return f.rarelyAll(far, make(f.add(scale, more)), () => make(f.call('exp', f.apply(simd.neg, size))));
}

/** 1/(1 + e) where the mask is set, else e/(1 + e). */
function share(f: Body, e: Lanes, mask: Lanes): Lanes {
  const one = f.constant(1);
  return f.div(f.select(mask, one, e), f.add(one, e));
}

/** ln(1 + eˣ) = max(x, 0) + ln(1 + e^(−|x|)), to 2.3 units in the last place. */
export function softplus(f: Body, x: Lanes): Lanes {
  const e = f.call('exp', f.apply(simd.neg, f.apply(simd.abs, x)));
  return f.add(f.apply(simd.max, x, f.constant(0)), logOfSum(f, f.constant(1), e));
}
