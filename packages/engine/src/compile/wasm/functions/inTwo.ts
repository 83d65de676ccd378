import type { Body, Lanes } from '../lanes.ts';
import { lost, power, reduced } from './powers.ts';
import { evenAndOdd } from './series.ts';

/** eˣ for |x| ≤ 700 as the sum of a power 2^(k/256), a double, and something more: together good to 2^−62. */
export function inTwo(f: Body, x: Lanes): { scale: Lanes; more: Lanes } {
  const { k, r, rest } = reduced(f, x);
  const { even, odd } = evenAndOdd(f, r);
  const scale = power(f, k);
  const small = f.add(f.add(lost(f, k), rest()), even);
  return { scale, more: f.mul(scale, f.add(odd, small)) };
}
