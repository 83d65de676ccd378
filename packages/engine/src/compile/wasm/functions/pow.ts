import type { Body, Lanes } from '../lanes.ts';
import { bitsOf } from '../memory.ts';
import { simd } from '../opcodes.ts';
import { inHalves, LEAST, MOST } from './inHalves.ts';
import { BEGIN, logTable } from './logTable.ts';
import { lookUp } from './lookUp.ts';
import { polynomial } from './polynomial.ts';
import { lost, power, reduced, ROUND } from './powers.ts';
import { beyondOne } from './series.ts';

/** A number as the sum of two doubles, the second small. */
interface Double {
  readonly high: Lanes;
  readonly low: Lanes;
}

/**
 * xʸ = e^(y ln |x|), to 0.55 units in the last place (0.8 where it is denormal), with the sign of x where y is odd and NaN
 * where it is no integer.
 *
 * ln |x| to 2^−68 of itself, and so the product; after Arm's optimized-routines, pow.c, in its form without fused
 * multiplication. Where |x| is 0, denormal or ∞, or y not finite, the imported one is taken.
 */
export function pow(f: Body, x: Lanes, y: Lanes): Lanes {
  const size = f.apply(simd.abs, x);
  const exponent = product(f, y, logarithm(f, size));
  const fraction = f.apply(simd.ne, f.apply(simd.nearest, y), y);
  const undefinedHere = f.apply(simd.and, f.apply(simd.lt, x, f.constant(0)), fraction); // all bits: NaN
  const minus = sign(f, x, y);
  const finish = (value: Lanes): Lanes => f.apply(simd.or, f.apply(simd.xor, value, minus), undefinedHere);
  const normal = f.apply(simd.and, f.apply(simd.ge, size, f.constant(2 ** -1022)), isFinite(f, size));
  const known = f.apply(simd.and, normal, isFinite(f, f.apply(simd.abs, y)));
  const near = f.apply(simd.le, f.apply(simd.abs, exponent.high), f.constant(700));
  return f.rarely(f.apply(simd.not, f.apply(simd.and, known, near)), finish(exp(f, exponent)), () =>
    f.select(known, finish(expAnywhere(f, exponent)), f.eachLane('rare pow', x, y)),
  );
}

function isFinite(f: Body, size: Lanes): Lanes {
  return f.apply(simd.lt, size, f.constant(Infinity));
}

/** The sign bit where x is negative and y odd: half of an odd number is no integer. */
function sign(f: Body, x: Lanes, y: Lanes): Lanes {
  const half = f.mul(y, f.constant(0.5));
  const odd = f.apply(simd.ne, f.apply(simd.nearest, half), half);
  return f.apply(simd.and, f.apply(simd.and, x, odd), f.bits(1n << 63n));
}

/**
 * ln x for positive normal x.
 *
 *   x = 2ᵏ z,  z = c (1 + r),  |r| < 0.0034,   ln x = k ln 2 + ln c + r − r²/2 + r³/3 − … − r⁸/8
 */
function logarithm(f: Body, x: Lanes): Double {
  const { reciprocal, high, low, two: ln2 } = logTable();
  const from = f.apply(simd.intSub, x, f.bits(BEGIN));
  const k = f.shift(simd.shiftRight, from, 52);
  const z = f.apply(simd.intSub, x, f.shift(simd.shiftLeft, k, 52));
  const n = f.sub(f.apply(simd.intAdd, k, f.bits(bitsOf(ROUND))), f.constant(ROUND));
  const at = f.shift(simd.shiftRight, from, 44);
  const entry = (name: string, words: BigUint64Array): Lanes =>
    lookUp(
      f,
      f.layout.shared(name, () => words),
      at,
    );

  const inverse = entry('reciprocals', reciprocal);
  const coarse = f.apply(simd.and, f.apply(simd.intAdd, z, f.bits(1n << 31n)), f.bits(-1n << 32n)); // to nearest: |rLow| ≤ |r|
  const rHigh = f.sub(f.mul(coarse, inverse), f.constant(1)); // exact
  const rLow = f.mul(f.sub(z, coarse), inverse); // exact
  const r = f.add(rHigh, rLow); // exact

  const t1 = f.add(f.mul(n, f.constant(ln2.high)), entry('logs', high)); // exact
  const t2 = f.add(t1, r);
  const half = f.mul(f.constant(-0.5), rHigh);
  const square = f.mul(rHigh, half); // exact
  const sum = f.add(t2, square);
  const rest = [
    f.mul(n, f.constant(ln2.low)),
    entry('logs, low', low),
    f.add(f.sub(t1, t2), r),
    f.mul(rLow, f.add(f.mul(f.constant(-0.5), r), half)),
    f.add(f.sub(t2, sum), square),
    f.mul(f.mul(r, f.mul(r, r)), polynomial(f, r, 1 / 3, -1 / 4, 1 / 5, -1 / 6, 1 / 7, -1 / 8)),
  ].reduce((all, each) => f.add(all, each));
  const total = f.add(sum, rest);
  return { high: total, low: f.add(f.sub(sum, total), rest) };
}

/** y times a number in two parts: upper halves of 26 bits multiply exactly. */
function product(f: Body, y: Lanes, x: Double): Double {
  const upper = f.bits(-1n << 27n);
  const [yHigh, xHigh] = [f.apply(simd.and, y, upper), f.apply(simd.and, x.high, upper)];
  const xLow = f.add(f.sub(x.high, xHigh), x.low);
  const low = f.add(f.mul(f.sub(y, yHigh), xHigh), f.mul(y, xLow));
  return { high: f.mul(yHigh, xHigh), low };
}

/** e^(high + low), |high| ≤ 700. */
function exp(f: Body, { high, low }: Double): Lanes {
  const { k, r } = reduced(f, high);
  const scale = power(f, k);
  return f.add(scale, f.mul(scale, f.add(beyondOne(f, f.add(r, low)), lost(f, k))));
}

/** The same for any exponent: where it is out of bounds, its second part says nothing. */
function expAnywhere(f: Body, { high, low }: Double): Lanes {
  const bounded = f.apply(simd.min, f.apply(simd.max, high, f.constant(LEAST)), f.constant(MOST));
  const { k, r } = reduced(f, bounded);
  const rest = f.apply(simd.and, low, f.apply(simd.eq, bounded, high));
  return inHalves(f, k, f.add(beyondOne(f, f.add(r, rest)), lost(f, k)));
}
