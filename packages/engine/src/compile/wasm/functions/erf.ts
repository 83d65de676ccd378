import { FAR, NEAR } from '../../../erf.ts';
import type { Body, Lanes } from '../lanes.ts';
import { simd } from '../opcodes.ts';
import { polynomial } from './polynomial.ts';
import { power, reduced } from './powers.ts';
import { beyondOne } from './series.ts';
import { signedLike } from './signedLike.ts';

/** erf x, to 1.6 units in the last place: the forms of the primitive's value, side by side. */
export function erf(f: Body, x: Lanes): Lanes {
  const size = f.apply(simd.lesser, f.apply(simd.abs, x), f.constant(6)); // beyond, erf is 1; NaN stays
  const one = f.constant(1);
  const z = f.mul(size, size);
  const near = f.add(size, f.mul(size, polynomial(f, z, ...NEAR)));
  const { k, r } = reduced(f, f.apply(simd.neg, z));
  const scale = power(f, k);
  const e = f.add(scale, f.mul(scale, beyondOne(f, r)));
  const t = f.sub(f.div(one, f.add(size, f.constant(3))), f.constant(0.16));
  const far = f.sub(one, f.mul(e, polynomial(f, t, ...FAR)));
  return signedLike(f, f.select(f.apply(simd.lt, size, one), near, far), x);
}
