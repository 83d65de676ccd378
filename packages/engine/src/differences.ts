/** Finite differences and `checkGradients`: for tests of your own formulas and primitives, not for results. */
import type { Arithmetic } from './arithmetic.ts';
import { gradient, jacobian } from './derivatives.ts';
import { numbers } from './numbers.ts';

/** A formula of several inputs and outputs, over any arithmetic. */
export type Many = <T>(a: Arithmetic<T>, x: readonly T[]) => readonly T[];

/** How far two ways to the same derivative may lie apart. */
export interface CheckOptions {
  /** 1 checks the slopes, 2 also the slopes of the slopes, and so on. Default 1. */
  readonly order?: number;
  /** Allowed difference, relative to the largest entry of its column (or to 1e-300). Default 1e-7. */
  readonly tolerance?: number;
}

/** The largest relative difference met, forward against reverse and forward against finite differences. */
export interface Agreement {
  readonly reverse: number;
  readonly differences: number;
}

const LEVELS = 24;

/**
 * The Jacobian of `f` at `x` by central differences, extrapolated to step zero (Ridders 1982,
 * doi:10.1016/S0141-1195(82)80057-0): steps from a tenth of |x| (or 0.1 at 0), halved 24 times; per entry
 * the extrapolation that its neighbors confirm best. Good to about 1e-10 where `f` is smooth.
 *
 * @returns `jacobian[output][input]`
 */
export function differences(f: (x: readonly number[]) => readonly number[], x: readonly number[]): number[][] {
  const outputs = f(x).length;
  const columns = x.map((value, i) => {
    const at = (h: number): readonly number[] => f(x.map((v, k) => (k === i ? v + h : v)));
    const first = value === 0 ? 0.1 : Math.abs(value) / 10;
    const central = Array.from({ length: LEVELS }, (_, level) => {
      const [up, down] = [value + first / 2 ** level, value - first / 2 ** level]; // as rounded
      const [above, below] = [at(up - value), at(down - value)];
      return above.map((v, k) => (v - (below[k] as number)) / (up - down));
    });
    return Array.from({ length: outputs }, (_, k) => extrapolate(central.map((slopes) => slopes[k] as number)));
  });
  return Array.from({ length: outputs }, (_, k) => columns.map((column) => column[k] as number));
}

/** Richardson's table over halved steps (error in even powers); the entry closest to both of its parents. */
function extrapolate(slopes: readonly number[]): number {
  let row = [slopes[0] as number];
  let best = { slope: slopes[0] as number, error: Infinity };
  for (let level = 1; level < slopes.length; level++) {
    const next = [slopes[level] as number];
    for (let k = 1; k <= Math.min(level, 6); k++) {
      const [finer, coarser] = [next[k - 1] as number, row[k - 1] as number];
      const slope = finer + (finer - coarser) / (4 ** k - 1);
      const error = Math.max(Math.abs(slope - finer), Math.abs(slope - coarser));
      if (error < best.error) best = { slope, error };
      next.push(slope);
    }
    row = next;
  }
  return best.slope;
}

/**
 * Holds forward mode, reverse mode and finite differences of a formula to each other, up to the given order.
 *
 * @returns the largest relative differences of the last order
 * @throws Error naming every derivative in which the three disagree
 *
 * @example
 * ```ts
 * import { checkGradients } from '@fishergrad/engine/differences';
 * checkGradients(({ mul, exp, neg }, [x, y]) => [mul(x!, exp(neg(y!)))], [2, 0.5], { order: 2 }).reverse < 1e-12; // => true
 * ```
 */
export function checkGradients(f: Many, x: readonly number[], options: CheckOptions = {}): Agreement {
  const { order = 1, tolerance = 1e-7 } = options;
  const slopes: Many = (a, at) => jacobian(a, (b, y) => f(b, y), at).jacobian.flat();
  const agreement = compare(f, x, tolerance);
  return order > 1 ? checkGradients(slopes, x, { order: order - 1, tolerance }) : agreement;
}

function compare(f: Many, x: readonly number[], tolerance: number): Agreement {
  const forward = jacobian(numbers, (a, at) => f(a, at), x).jacobian;
  const reverse = forward.map((_, k) => gradient(numbers, (a, at) => f(a, at)[k] as never, x).gradient);
  const central = differences((at) => f(numbers, at), x);
  const agreement = { reverse: largest(forward, reverse), differences: largest(forward, central) };
  const wrong = [
    ...faults(forward, reverse, tolerance, 'reverse mode'),
    ...faults(forward, central, tolerance, 'finite differences'),
  ];
  if (wrong.length > 0) throw new Error(`The derivatives disagree at x = [${x.join(', ')}]:\n${wrong.join('\n')}`);
  return agreement;
}

function faults(forward: number[][], other: number[][], tolerance: number, by: string): string[] {
  return forward.flatMap((row, k) =>
    row.flatMap((d, i) => {
      const e = other[k]?.[i] as number;
      if (distance(forward, i, d, e) <= tolerance) return [];
      return [`∂output[${k}]/∂x[${i}]: forward mode ${d}, ${by} ${e}`];
    }),
  );
}

function largest(forward: number[][], other: number[][]): number {
  return Math.max(0, ...forward.flatMap((row, k) => row.map((d, i) => distance(forward, i, d, other[k]?.[i] as number))));
}

/** |d − e| in units of the largest derivative of its column; NaN against NaN counts as agreement, against a number as infinite. */
function distance(jacobian: number[][], column: number, d: number, e: number): number {
  if (Object.is(d, e) || d === e) return 0;
  const scale = Math.max(1e-300, ...jacobian.map((row) => Math.abs(row[column] as number)));
  const apart = Math.abs(d - e) / scale;
  return Number.isNaN(apart) ? Infinity : apart;
}
