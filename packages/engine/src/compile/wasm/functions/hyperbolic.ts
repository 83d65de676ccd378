import type { Body, Lanes } from '../lanes.ts';
import { simd } from '../opcodes.ts';
import { inTwo } from './inTwo.ts';
import { lost, power, reduced, ROUND } from './powers.ts';
import { evenAndOdd } from './series.ts';
import { signedLike } from './signedLike.ts';

/** sinh x = (eˣ − e⁻ˣ)/2, to 1.8 units in the last place; beyond |x| = 700 the imported one. */
export function sinh(f: Body, x: Lanes): Lanes {
  const size = f.apply(simd.abs, x);
  const { grown, shrunk, more, less } = both(f, size);
  const value = f.mul(f.constant(0.5), f.add(f.sub(grown, shrunk), f.sub(more, less)));
  return f.rarely(tooFar(f, size), signedLike(f, value, x), () => f.eachLane('rare sinh', x));
}

/** cosh x = (eˣ + e⁻ˣ)/2, to 0.95 units in the last place; beyond |x| = 700 the imported one. */
export function cosh(f: Body, x: Lanes): Lanes {
  const size = f.apply(simd.abs, x);
  const { grown, shrunk, more, less } = both(f, size);
  const value = f.mul(f.constant(0.5), f.add(grown, f.add(f.add(shrunk, less), more)));
  return f.rarely(tooFar(f, size), value, () => f.eachLane('rare cosh', x));
}

/** eˣ − 1, to 1.8 units in the last place; above x = 700 the imported one. */
export function expm1(f: Body, x: Lanes): Lanes {
  const { scale, more } = inTwo(f, f.apply(simd.max, x, f.constant(-40))); // below, it is −1
  const value = signedLike(f, f.add(f.sub(scale, f.constant(1)), more), x);
  return f.rarely(f.apply(simd.gt, x, f.constant(700)), value, () => f.eachLane('rare expm1', x));
}

/** eˣ = grown + more and e⁻ˣ = shrunk + less, each a power 2^(k/256) and the rest: together good to 2^−62. */
function both(f: Body, x: Lanes): { grown: Lanes; shrunk: Lanes; more: Lanes; less: Lanes } {
  const { k, n, r, rest } = reduced(f, x);
  const opposite = f.sub(f.constant(ROUND), n);
  const { even, odd } = evenAndOdd(f, r);
  const [grown, shrunk, lostInR] = [power(f, k), power(f, opposite), rest()];
  const more = f.mul(grown, f.add(odd, f.add(f.add(lost(f, k), lostInR), even)));
  const less = f.mul(shrunk, f.sub(f.add(f.sub(lost(f, opposite), lostInR), even), odd));
  return { grown, shrunk, more, less };
}

function tooFar(f: Body, size: Lanes): Lanes {
  return f.apply(simd.gt, size, f.constant(700));
}
