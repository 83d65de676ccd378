// What is known of a minimum.
import type { Arithmetic } from '@fishergrad/engine';
import type { Box } from '@fishergrad/optimize';

/** A function and its least value, as published. */
export interface Minimum {
  readonly name: string;
  readonly source: string;
  readonly formula: <T>(a: Arithmetic<T>, x: readonly T[]) => T;
  readonly box: Box;
  readonly start: readonly number[];
  /** The least value, and where, to all digits that were printed. */
  readonly value: number;
  readonly at: readonly number[];
  /** How far off they may be: half of the last digit that was printed; where they are exact, what doubles can tell. */
  readonly valueTo: number;
  readonly placeTo: number;
  /** Value and slopes that scipy's L-BFGS-B (1.10.1, maxcor 20, ftol 0, gtol 0) asked for until it was within valueTo. */
  readonly scipy: number;
}

/** All places. */
export const free = (n: number): Box => ({ lower: Array(n).fill(-Infinity), upper: Array(n).fill(Infinity) });
/** The same limits for each number. */
export const within = (n: number, lower: number, upper: number): Box => ({
  lower: Array(n).fill(lower),
  upper: Array(n).fill(upper),
});
/** A block of numbers again and again. */
export const times = (n: number, ...block: readonly number[]): number[] =>
  Array.from({ length: n }, () => block).flat();

/** How near to 0 the value of a minimum of exactly 0 must come. */
export const EXACT = 1e-20;
