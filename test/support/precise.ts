// Elementary functions of doubles to about 200 bits, in integers: nothing here shares an idea with the code it judges.

/** The number n / 2ᶠ. */
export interface Precise {
  readonly n: bigint;
  readonly f: number;
}

type Exact = (x: number, y: number) => Precise;

/** Bits behind the point where results are of the order of 1; those that are smaller get as many more. */
const BITS = 240;

const size = (n: bigint): bigint => (n < 0n ? -n : n);
const bits = (n: bigint): number => {
  const digits = size(n).toString(16);
  return 4 * digits.length - Math.clz32(parseInt(digits[0]!, 16)) + 28;
};
const shifted = (n: bigint, by: number): bigint => (by >= 0 ? n << BigInt(by) : n >> BigInt(-by));
const at = ({ n, f }: Precise, fraction: number): bigint => shifted(n, fraction - f);

/** A finite double, exactly. */
export function precise(x: number): Precise {
  const word = new BigUint64Array(Float64Array.of(x).buffer)[0]!;
  const exponent = Number((word >> 52n) & 0x7ffn);
  const low = word & ((1n << 52n) - 1n);
  const n = exponent === 0 ? low : low + (1n << 52n);
  return { n: x < 0 ? -n : n, f: 1075 - Math.max(exponent, 1) };
}

const ONE = precise(1);
const neg = ({ n, f }: Precise): Precise => ({ n: -n, f });
const mul = (x: Precise, y: Precise): Precise => ({ n: x.n * y.n, f: x.f + y.f });
const add = (x: Precise, y: Precise): Precise => {
  const f = Math.max(x.f, y.f);
  return { n: at(x, f) + at(y, f), f };
};
const div = (x: Precise, y: Precise): Precise => {
  const more = BITS + Math.max(0, bits(y.n) - bits(x.n));
  return { n: (x.n << BigInt(more)) / y.n, f: x.f - y.f + more };
};
const half = ({ n, f }: Precise): Precise => ({ n, f: f + 1 });
/** The exponent e of 2ᵉ ≤ |x| < 2^(e+1); that of 0 is below all. */
const exponentOf = ({ n, f }: Precise): number => (n === 0n ? -2000 : bits(n) - 1 - f);
/** Bits behind the point that leave x about BITS of its own. */
const fine = (x: Precise): number => BITS + Math.max(0, -exponentOf(x));

/** Σ of terms, each made of the one before, until they vanish. */
function series(first: bigint, next: (term: bigint, k: bigint) => bigint, weight?: (k: bigint) => bigint): bigint {
  let sum = 0n;
  let term = first;
  for (let k = 1n; term !== 0n && term !== -1n; k++) {
    sum += weight ? term / weight(k) : term;
    term = next(term, k);
  }
  return sum;
}

/** Σ ± s^(2k−1) / (2k−1): artanh s, or arctan s where `sign` is −1. */
function inverse(s: bigint, f: number, sign: 1n | -1n): bigint {
  const square = sign * ((s * s) >> BigInt(f));
  return series(
    s,
    (term) => (term * square) >> BigInt(f),
    (k) => 2n * k - 1n,
  );
}

const LONG = 1500;
/** π = 16 arctan 1/5 − 4 arctan 1/239 (Machin). */
const PI: Precise = {
  n: 16n * inverse((1n << BigInt(LONG)) / 5n, LONG, -1n) - 4n * inverse((1n << BigInt(LONG)) / 239n, LONG, -1n),
  f: LONG,
};
/** ln 2 = 2 artanh 1/3. */
const LN2: Precise = { n: 2n * inverse((1n << BigInt(LONG)) / 3n, LONG, 1n), f: LONG };

/** eˣ − 1 for |x| < 1. */
function small(x: Precise): Precise {
  const f = fine(x);
  const r = at(x, f);
  return { n: series(r, (term, k) => ((term * r) >> BigInt(f)) / (k + 1n)), f };
}

function exp(x: Precise): Precise {
  if (exponentOf(x) > 11) return { n: 1n, f: x.n < 0n ? 5000 : -5000 }; // beyond any double
  const f = BITS + 20;
  const whole = at(x, f) / at(LN2, f);
  const power = add(ONE, small({ n: at(x, f) - whole * at(LN2, f), f }));
  return { n: power.n, f: power.f - Number(whole) };
}

const expm1 = (x: Precise): Precise => (exponentOf(x) < -1 ? small(x) : add(exp(x), neg(ONE)));

/** ln z of z − 1 and z + 1, for z of about 1. */
function logNearOne(difference: Precise, sum: Precise): Precise {
  const s = div(difference, sum);
  const f = fine(s) + 20;
  return { n: 2n * inverse(at(s, f), f, 1n), f };
}

function log(x: Precise): Precise {
  const k = exponentOf(x) + (exponentOf(mul(x, x)) > 2 * exponentOf(x) ? 1 : 0);
  const z = { n: x.n, f: x.f + k };
  const near = logNearOne(add(z, neg(ONE)), add(z, ONE));
  return add(near, { n: BigInt(k) * at(LN2, BITS + 20), f: BITS + 20 });
}

const log1p = (x: Precise): Precise => (exponentOf(x) < -2 ? logNearOne(x, add(x, precise(2))) : log(add(ONE, x)));

/** sin x and cos x; x less the nearest multiple of π/2 is exact to the last of the bits. */
function circle(x: Precise): readonly [sin: Precise, cos: Precise] {
  const long = Math.min(LONG, BITS + 2 * Math.max(0, exponentOf(x)) + 100);
  const quarter = at(PI, long - 1);
  const whole = exponentOf(x) < -1 ? 0n : (2n * at(x, long) + (x.n < 0n ? -quarter : quarter)) / (2n * quarter);
  const r = whole === 0n ? x : { n: at(x, long) - whole * quarter, f: long };
  const f = fine(r);
  const t = at(r, f);
  const square = (t * t) >> BigInt(f);
  const wave = (first: bigint, ahead: bigint): Precise => ({
    n: series(first, (term, k) => -((term * square) >> BigInt(f)) / ((2n * k + ahead) * (2n * k + ahead - 1n))),
    f,
  });
  const [s, c] = [wave(t, 1n), wave(1n << BigInt(f), 0n)];
  const turns: (readonly [Precise, Precise])[] = [
    [s, c],
    [c, neg(s)],
    [neg(s), neg(c)],
    [neg(c), s],
  ];
  return turns[Number(((whole % 4n) + 4n) % 4n)]!;
}

/** An angle in doubles, corrected by how far it is from turning (x, y) into the axis. */
function atan2(y: number, x: number): Precise {
  const guess = precise(Math.atan2(y, x));
  const [sin, cos] = circle(guess);
  const [Y, X] = [precise(y), precise(x)];
  const t = div(add(mul(Y, cos), neg(mul(X, sin))), add(mul(X, cos), mul(Y, sin)));
  const f = fine(t);
  return add(guess, { n: inverse(at(t, f), f, -1n), f });
}

/** (2/√π) e^(−x²) Σ 2ᵏ x^(2k+1) / (2k+1)!! */
function erf(x: Precise): Precise {
  const f = fine(x);
  const r = at(x, f);
  const square = (2n * r * r) >> BigInt(f);
  const sum = { n: series(r, (term, k) => ((term * square) >> BigInt(f)) / (2n * k + 1n)), f };
  return mul(mul(sum, exp(neg(mul(x, x)))), half(half(half(neg(ROOT)))));
}
/** −16/√π, by ln √π. */
const ROOT = neg(exp(add(log(precise(16)), neg(half(log(PI))))));

const of =
  (f: (x: Precise) => Precise): Exact =>
  (x) =>
    f(precise(x));
const each = (x: Precise): readonly [Precise, Precise] => [exp(x), exp(neg(x))];
const quotient = (x: Precise): Precise => {
  const e = expm1({ n: 2n * x.n, f: x.f });
  return div(e, add(e, precise(2)));
};

/** The value at finite doubles where it is a real number. */
export const exactly = {
  exp: of(exp),
  expm1: of(expm1),
  log: of(log),
  log1p: of(log1p),
  sin: of((x) => circle(x)[0]),
  cos: of((x) => circle(x)[1]),
  tan: of((x) => div(...circle(x))),
  atan: (x) => atan2(x, 1),
  sinh: of((x) => {
    const e = expm1(x);
    return half(add(e, div(e, add(e, ONE))));
  }),
  cosh: of((x) => half(add(...each(x)))),
  tanh: of((x) => (exponentOf(x) > 6 ? precise(x.n < 0n ? -1 : 1) : quotient(x))),
  sigmoid: of((x) => div(ONE, add(ONE, exp(neg(x))))),
  softplus: of((x) => (exponentOf(x) > 11 && x.n > 0n ? x : log1p(exp(x)))),
  erf: of((x) => (exponentOf(x) > 2 ? precise(x.n < 0n ? -1 : 1) : erf(x))),
  pow: (x, y) => {
    const value = exp(mul(precise(y), log(precise(Math.abs(x)))));
    return x < 0 && y % 2 !== 0 ? neg(value) : value;
  },
  atan2,
} satisfies Record<string, Exact>;

const overflow = (negative: boolean): Precise => ({ n: negative ? -1n : 1n, f: -1024 });

/**
 * How far a double is from an exact value, in units of the last place of that value: 2^(e − 52), but never below 2⁻¹⁰⁷⁴.
 *
 * ±∞ and all beyond ±2¹⁰²⁴ count as that, so overflow is right (to half a unit) exactly where rounding says so; NaN is
 * infinitely far.
 */
export function ulps(found: number, exact: Precise): number {
  if (Number.isNaN(found)) return Infinity;
  const x = Number.isFinite(found) ? precise(found) : overflow(found < 0);
  const wanted = exponentOf(exact) > 1023 ? overflow(exact.n < 0n) : exact;
  const exponent = Math.min(Math.max(exponentOf(wanted), -1022), 1023);
  const apart = add(x, neg(wanted));
  return Number(size(at(apart, 52 - exponent + 30))) / 2 ** 30;
}
