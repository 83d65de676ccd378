import type { Body, Lanes } from '../lanes.ts';
import { polynomial } from './polynomial.ts';

/** 1/6, and so much that the r⁵/120 left out of a series is matched to 13 % of its largest: r⁵ ≈ 0.87 a² r³, |r| ≤ a. */
const CUBIC = 1 / 6 + (0.87 / 120) * (Math.LN2 / 512) ** 2;

/** eʳ − 1 for |r| ≤ ln 2 / 512, to 2^−58 of 1: r + r²/2 + r³/6 + r⁴/24. */
export function beyondOne(f: Body, r: Lanes): Lanes {
  const z = f.mul(r, r);
  return f.add(r, f.mul(z, f.add(polynomial(f, r, 1 / 2, CUBIC), f.mul(z, f.constant(1 / 24)))));
}

/** cosh r − 1 and sinh r for |r| ≤ ln 2 / 512, to 2^−57 of themselves: eʳ − 1 is their sum. */
export function evenAndOdd(f: Body, r: Lanes): { even: Lanes; odd: Lanes } {
  const z = f.mul(r, r);
  const even = f.mul(z, polynomial(f, z, 1 / 2, 1 / 24, 1 / 720));
  return { even, odd: f.add(r, f.mul(f.mul(r, z), polynomial(f, z, 1 / 6, 1 / 120))) };
}
