import { formatNumber } from '../../format.ts';

/** A number with so many digits, rounded down: for what is promised to be at least so much. */
export function atLeast(x: number, digits = 4): string {
  return formatNumber(directed(x, digits, Math.floor), digits);
}

/** A number with so many digits, rounded up: for what is promised to be no more. */
export function atMost(x: number, digits = 4): string {
  return formatNumber(directed(x, digits, Math.ceil), digits);
}

/** What is that far from the number with so many digits is rounding of the digits themselves. */
const SLACK = 1e-9;

function directed(x: number, digits: number, round: (x: number) => number): number {
  const near = Number(x.toPrecision(digits));
  if (x === 0 || !Number.isFinite(x) || Math.abs(near - x) <= SLACK * Math.abs(x)) return near;
  const step = 10 ** (Math.floor(Math.log10(Math.abs(x))) - digits + 1);
  return Number((round(x / step) * step).toPrecision(digits));
}
