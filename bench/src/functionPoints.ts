import { GOLDEN, PLASTIC, spread } from './data.ts';

/** A function that WebAssembly does not have, written by hand. */
export type OwnFunction = 'exp' | 'cos' | 'tanh' | 'log';

interface Range {
  /** In words, for a reader. */
  readonly over: string;
  /** The point for two numbers spread evenly over [0, 1). */
  readonly at: (u: number, v: number, k: number) => number;
}

const sign = (v: number): number => (v < 0.5 ? -1 : 1);
/** A number of a size between two powers of two, each size as likely as another. */
const sized = (u: number, low: number, high: number): number => 2 ** (low + (high - low) * u);

/** Evenly over the range and, every other point, evenly over the sizes. */
const ranges: Readonly<Record<OwnFunction, Range>> = {
  exp: {
    over: 'from the least denormal to the largest double',
    at: (u, v, k) => (k % 2 === 0 ? -745.1 + 1454.8 * u : sign(v) * sized(u, -30, 9.4)),
  },
  cos: {
    over: '|x| < 1e5',
    at: (u, v, k) => (k % 2 === 0 ? 2e5 * u - 1e5 : sign(v) * sized(u, -20, 16.6)),
  },
  tanh: {
    over: 'from 1e-9 to where it is 1',
    at: (u, v, k) => (k % 2 === 0 ? 44 * u - 22 : sign(v) * sized(u, -30, 4.5)),
  },
  log: {
    over: 'every size of double, and near 1',
    at: (u, v, k) => (k % 2 === 0 ? sized(u, -1074, 1023.9) : 1 + sign(v) * sized(u, -52, -1)),
  },
};

/** Points at which a function is held to what it should be, spread evenly and always the same. */
export function functionPoints(name: OwnFunction, points: number): { over: string; at: Float64Array } {
  const { over, at } = ranges[name];
  return { over, at: Float64Array.from({ length: points }, (_, k) => at(spread(k, GOLDEN), spread(k, PLASTIC), k)) };
}
