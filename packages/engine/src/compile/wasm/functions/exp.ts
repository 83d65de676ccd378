import type { Body, Lanes } from '../lanes.ts';
import { bitsOf } from '../memory.ts';
import { simd } from '../opcodes.ts';

/** Added to a double below 2⁵¹ it leaves the nearest integer in the low bits. */
export const ROUND = 1.5 * 2 ** 52;

/** ln 2 in two parts, the first short enough for exact products (FreeBSD msun, e_exp.c). */
const LN2 = { high: 6.9314718036912381649e-1, low: 1.90821492927058770002e-10 };

/** 1/6, and so much that the r⁵/120 left out of the series is matched to 13 % of its largest: r⁵ ≈ 0.87 a² r³, |r| ≤ a. */
const CUBIC = 1 / 6 + (0.87 / 120) * (Math.LN2 / 512) ** 2;

/**
 * eˣ over the full range, to 1.05 units in the last place.
 *
 *   x = (256 m + j) ln 2 / 256 + r,   eˣ = 2ᵐ · 2^(j/256) · eʳ,   |r| ≤ ln 2 / 512
 *
 * 2^(j/256) from a table (Tang 1989, doi:10.1145/63522.214389), eʳ by its series to r⁴. Where 2ᵐ, the result or one of its
 * parts may leave the normal range, 2ᵐ is multiplied in two halves: overflow to ∞ and denormals are rounded once.
 */
export function exp(f: Body, x: Lanes): Lanes {
  const { k, head, tail } = reduced(f, x);
  const scale = f.apply(simd.intAdd, head, f.shift(simd.shiftLeft, k, 44));
  const value = f.add(scale, f.mul(scale, tail));
  const inRange = f.apply(simd.le, f.apply(simd.abs, x), f.constant(700));
  f.unless(inRange, () => f.select(inRange, value, inHalves(f, x)));
  return value;
}

function inHalves(f: Body, x: Lanes): Lanes {
  const bounded = f.apply(simd.min, f.apply(simd.max, x, f.constant(-760)), f.constant(720));
  const { k, head, tail } = reduced(f, bounded);
  const word = f.apply(simd.intAdd, head, f.shift(simd.shiftLeft, f.apply(simd.and, k, f.bits(0xffn)), 44));
  const m = f.shift(simd.shiftRight, f.shift(simd.shiftLeft, k, 32), 40);
  const half = f.shift(simd.shiftRight, m, 1);
  const power = (n: Lanes): Lanes => f.shift(simd.shiftLeft, f.apply(simd.intAdd, n, f.bits(1023n)), 52);
  const once = f.mul(f.add(word, f.mul(word, tail)), power(half));
  return f.mul(once, power(f.apply(simd.intSub, m, half)));
}

/** k = 256 m + j in the low bits, the table's word for j, and eʳ − 1. */
function reduced(f: Body, x: Lanes): { k: Lanes; head: Lanes; tail: Lanes } {
  const k = f.add(f.mul(x, f.constant(256 / Math.LN2)), f.constant(ROUND));
  const n = f.sub(k, f.constant(ROUND));
  const r = f.sub(f.sub(x, f.mul(n, f.constant(LN2.high / 256))), f.mul(n, f.constant(LN2.low / 256)));
  const tail = f.add(r, f.mul(f.mul(r, r), f.polynomial(r, 1 / 2, CUBIC, 1 / 24)));
  return { k, head: f.lookUp(f.layout.shared('exp', powers), 255, k), tail };
}

/** The bits of 2^(j/256), j = 0 … 255, less j · 2⁴⁴: adding k · 2⁴⁴ then makes 2^(k/256) of any k. Correctly rounded. */
function powers(): BigUint64Array {
  const roots = [7, 6, 5, 4, 3, 2, 1, 0].map((bit) => root(8 - bit));
  return BigUint64Array.from({ length: 256 }, (_, j) => {
    let product = 1n << FRACTION;
    roots.forEach((each, k) => (product = j & (1 << (7 - k)) ? (product * each) >> FRACTION : product));
    const rounded = (product + (1n << (FRACTION - 53n))) >> (FRACTION - 52n);
    return bitsOf(1) + rounded - (1n << 52n) - (BigInt(j) << 44n);
  });
}

const FRACTION = 120n;

/** 2^(2⁻ⁿ) with 120 bits behind the point, by integer square roots. */
function root(n: number): bigint {
  let x = 2n << FRACTION;
  for (let k = 0; k < n; k++) x = squareRoot(x << FRACTION);
  return x;
}

function squareRoot(x: bigint): bigint {
  let guess = BigInt(Math.floor(Math.sqrt(Number(x))));
  for (;;) {
    const next = (guess + x / guess) >> 1n;
    if (next === guess || next === guess + 1n || next === guess - 1n) return next;
    guess = next;
  }
}
