import { bitsOf } from '../memory.ts';

/** What reciprocals below 1, and above, are multiples of: so few bits that z/c − 1 is a double. */
const SHORT = [2 ** -9, 2 ** -8] as const;
/** Bits behind the point of logarithms' first parts: a multiple of ln 2 up to 1074 may be added exactly. */
const EXACT = 42;
const FRACTION = 140n;

/** Where the first of 256 intervals of equal bits begins, near √½: 1 is in the middle of one. */
export const BEGIN = bitsOf(1) - (149n << 44n) - (2n << 44n) / 3n;

/** Of each interval: 1/c in few bits for a c of about its center, and ln c in two parts. */
export interface LogTable {
  readonly reciprocal: BigUint64Array;
  readonly high: BigUint64Array;
  readonly low: BigUint64Array;
  /** ln 2 in the same two parts. */
  readonly two: { readonly high: number; readonly low: number };
}

let made: LogTable | undefined;

/** The table, made once. */
export function logTable(): LogTable {
  return (made ??= table());
}

function table(): LogTable {
  const all = Array.from({ length: 256 }, (_, j) => {
    const center = doubleOf(BEGIN + (BigInt(j) << 44n) + (1n << 43n));
    const unit = SHORT[center > 1 ? 0 : 1];
    const reciprocal = j === 149 ? 1 : Math.round(1 / center / unit) * unit; // near 1, ln c must be 0
    return { reciprocal, ...inTwoParts(-logarithm(BigInt(reciprocal * 512), 512n)) };
  });
  const words = (part: 'reciprocal' | 'high' | 'low'): BigUint64Array =>
    BigUint64Array.from(all, (each) => bitsOf(each[part]));
  const two = inTwoParts(2n * logarithm(4n, 3n) + logarithm(9n, 8n));
  return { reciprocal: words('reciprocal'), high: words('high'), low: words('low'), two };
}

function inTwoParts(exact: bigint): { high: number; low: number } {
  const cut = FRACTION - BigInt(EXACT);
  const high = (exact + (1n << (cut - 1n))) >> cut;
  return { high: Number(high) / 2 ** EXACT, low: Number(exact - (high << cut)) / 2 ** Number(FRACTION) };
}

/** ln(a/b) = 2 artanh (a − b)/(a + b), for a/b near 1. */
function logarithm(a: bigint, b: bigint): bigint {
  const s = ((a - b) << FRACTION) / (a + b);
  const square = (s * s) >> FRACTION;
  let sum = 0n;
  for (let k = 1n, power = s; power !== 0n && power !== -1n; k += 2n, power = (power * square) >> FRACTION)
    sum += power / k;
  return 2n * sum;
}

function doubleOf(bits: bigint): number {
  return new Float64Array(BigUint64Array.of(bits).buffer)[0]!;
}
