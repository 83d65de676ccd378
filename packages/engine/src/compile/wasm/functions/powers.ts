import type { Body, Lanes } from '../lanes.ts';
import { bitsOf } from '../memory.ts';
import { simd } from '../opcodes.ts';
import { lookUp } from './lookUp.ts';

/** Added to a double below 2⁵¹ it leaves the nearest integer in the low bits. */
export const ROUND = 1.5 * 2 ** 52;

/** ln 2 in two parts, the first short enough for exact products (FreeBSD msun, e_exp.c). */
export const LN2 = { high: 6.9314718036912381649e-1, low: 1.90821492927058770002e-10 } as const;

/** x as k ln 2 / 256 + r with |r| ≤ ln 2 / 512: k as an integer in the low bits, and as a double n. */
export interface Reduced {
  readonly k: Lanes;
  readonly n: Lanes;
  readonly r: Lanes;
  /** Writes what rounding r lost. */
  readonly rest: () => Lanes;
}

/** Takes from x, |x| < 10⁶, the nearest multiple of ln 2 / 256. */
export function reduced(f: Body, x: Lanes): Reduced {
  const k = f.add(f.mul(x, f.constant(256 / Math.LN2)), f.constant(ROUND));
  const n = f.sub(k, f.constant(ROUND));
  const a = f.sub(x, f.mul(n, f.constant(LN2.high / 256))); // exact
  const b = f.mul(n, f.constant(LN2.low / 256));
  const r = f.sub(a, b);
  return { k, n, r, rest: () => f.sub(f.sub(a, r), b) };
}

/** 2^(k/256) where that is a normal number, rounded to a double. */
export function power(f: Body, k: Lanes): Lanes {
  return f.apply(simd.intAdd, head(f, k), f.shift(simd.shiftLeft, k, 44));
}

/** The bits of 2^(j/256), j the low byte of k, less j · 2⁴⁴: adding k · 2⁴⁴ then makes 2^(k/256) of any k. */
export function head(f: Body, k: Lanes): Lanes {
  return lookUp(f, f.layout.shared('heads', heads), k);
}

/** What {@link power} lost in rounding, as a fraction of it: below 2^−53. */
export function lost(f: Body, k: Lanes): Lanes {
  return lookUp(f, f.layout.shared('lost', losses), k);
}

function heads(): BigUint64Array {
  return BigUint64Array.from(powersOnce(), (exact, j) => bitsOf(1) + rounded(exact) - (1n << 52n) - (BigInt(j) << 44n));
}

function losses(): BigUint64Array {
  return BigUint64Array.from(powersOnce(), (exact) =>
    bitsOf(Number(exact - (rounded(exact) << (FRACTION - 52n))) / Number(exact)),
  );
}

const FRACTION = 120n;

/** The nearest number with 52 bits behind the point. */
function rounded(exact: bigint): bigint {
  return (exact + (1n << (FRACTION - 53n))) >> (FRACTION - 52n);
}

let made: readonly bigint[] | undefined;

function powersOnce(): readonly bigint[] {
  return (made ??= powers());
}

/** 2^(j/256), j = 0 … 255, with 120 bits behind the point: products of 2^(1/2), 2^(1/4) …, by integer square roots. */
function powers(): bigint[] {
  let all = [1n << FRACTION];
  let root = 2n << FRACTION;
  for (let n = 0; n < 8; n++) {
    root = squareRoot(root << FRACTION);
    all = all.concat(all.map((each) => (each * root) >> FRACTION)).toSorted((x, y) => (x < y ? -1 : 1));
  }
  return all;
}

function squareRoot(x: bigint): bigint {
  let guess = BigInt(Math.floor(Math.sqrt(Number(x))));
  for (;;) {
    const next = (guess + x / guess) >> 1n;
    if (next === guess || next === guess + 1n || next === guess - 1n) return next;
    guess = next;
  }
}
