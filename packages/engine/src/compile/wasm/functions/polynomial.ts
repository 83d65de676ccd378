import type { Body, Lanes } from '../lanes.ts';

/** c₀ + x (c₁ + x (c₂ + …)) */
export function polynomial(f: Body, x: Lanes, ...c: readonly number[]): Lanes {
  const last = f.constant(c.at(-1)!);
  return c.slice(0, -1).reduceRight((sum, each) => f.add(f.constant(each), f.mul(x, sum)), last);
}
