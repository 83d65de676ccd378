import type { Body, Lanes } from '../lanes.ts';
import { simd } from '../opcodes.ts';

/** tanh x = x + x³ P(x²)/Q(x²) for |x| < 0.625 (Cephes 2.8, tanh.c). */
const P = [-1614.6876844170845, -99.28772310019185, -0.9643991794250523] as const;
const Q = [4844.063053251255, 2235.4883906010045, 112.81167849163293, 1] as const;

/** tanh x, to 1.6 units in the last place: a rational form near 0, else 1 − 2 / (e^(2|x|) + 1) with the sign of x. */
export function tanh(f: Body, x: Lanes): Lanes {
  const size = f.apply(simd.lesser, f.apply(simd.abs, x), f.constant(22)); // beyond, tanh is 1; NaN stays
  const z = f.mul(size, size);
  const near = f.add(size, f.mul(f.mul(size, z), f.div(f.polynomial(z, ...P), f.polynomial(z, ...Q))));
  const e = f.call('exp', f.add(size, size));
  const far = f.sub(f.constant(1), f.div(f.constant(2), f.add(e, f.constant(1))));
  const value = f.select(f.apply(simd.lt, size, f.constant(0.625)), near, far);
  return f.apply(simd.or, value, f.apply(simd.and, x, f.bits(1n << 63n)));
}

/** 1 / (1 + e⁻ˣ), to 3 units in the last place, written with e^(−|x|) so that neither tail overflows. */
export function sigmoid(f: Body, x: Lanes): Lanes {
  const one = f.constant(1);
  const e = f.call('exp', f.apply(simd.neg, f.apply(simd.abs, x)));
  const above = f.select(f.apply(simd.ge, x, f.constant(0)), one, e);
  return f.div(above, f.add(one, e));
}
