/**
 * Finite differences, {@link checkGradients} and {@link checkPrimitive}: for tests of your own formulas and primitives, not
 * for results.
 *
 * @module
 */
import type { Arithmetic, Rule } from './arithmetic.ts';
import { gradient, jacobian, plain } from './derivatives.ts';
import { numbers } from './numbers.ts';
import { record } from './tape/record.ts';
import { replay } from './tape/tape.ts';

/** A formula of several inputs and outputs, over any arithmetic. */
export type Many = <T>(a: Arithmetic<T>, x: readonly T[]) => readonly T[];

/** How far two ways to the same derivative may lie apart. */
export interface CheckOptions {
  /** 1 checks the slopes, 2 also the slopes of the slopes, and so on. Default 1. */
  readonly order?: number;
  /** Allowed difference, relative to the slope (or to a millionth of the largest slope in the same input). Default 1e-7. */
  readonly tolerance?: number;
}

/** The largest relative difference met, forward against reverse and forward against finite differences. */
export interface Agreement {
  /** Reverse mode against forward mode. */
  readonly reverse: number;
  /** Finite differences against forward mode. */
  readonly differences: number;
}

const LEVELS = 28;

/** A slope found by finite differences, and how far it may be off. */
interface Estimate {
  readonly slope: number;
  readonly error: number;
}

/**
 * The Jacobian of `f` at `x` by central differences, extrapolated to step zero (Ridders 1982,
 * doi:10.1016/S0141-1195(82)80057-0): steps from a tenth of |x| (or 0.1 at 0), halved 28 times; per entry
 * the extrapolation that its neighbors confirm best. Good to about 1e-10 where `f` is smooth.
 *
 * @returns `jacobian[output][input]`
 *
 * @example
 * ```ts
 * differences(([x, y]) => [x! * y!, x! ** 2], [3, 2])[0]; // ~> [2, 3]
 * ```
 */
export function differences(f: (x: readonly number[]) => readonly number[], x: readonly number[]): number[][] {
  return estimates(f, x).map((row) => row.map(({ slope }) => slope));
}

function estimates(f: (x: readonly number[]) => readonly number[], x: readonly number[]): Estimate[][] {
  const size = f(x).map(Math.abs);
  const columns = x.map((value, i) => {
    const first = value === 0 ? 0.1 : Math.abs(value) / 10;
    const steps = Array.from({ length: LEVELS }, (_, level) => central(f, x, i, first / 2 ** level));
    return size.map((magnitude, k) =>
      extrapolate(
        steps.map(({ slopes, width }) => ({ slope: slopes[k]!, noise: (Number.EPSILON * magnitude) / width })),
      ),
    );
  });
  return size.map((_, k) => columns.map((column) => column[k]!));
}

function central(f: (x: readonly number[]) => readonly number[], x: readonly number[], i: number, h: number) {
  const [up, down] = [x[i]! + h, x[i]! - h]; // as rounded
  const at = (value: number): readonly number[] => f(x.map((v, k) => (k === i ? value : v)));
  const [above, below] = [at(up), at(down)];
  return { slopes: above.map((v, k) => (v - below[k]!) / (up - down)), width: up - down };
}

/** Richardson's table over halved steps (error in even powers): the entry closest to its parents, rounding included. */
function extrapolate(steps: readonly { readonly slope: number; readonly noise: number }[]): Estimate {
  let row: number[] = [];
  let best: Estimate = { slope: NaN, error: Infinity };
  for (const { slope: first, noise } of steps) {
    const next = [first];
    for (let k = 1; k <= Math.min(row.length, 6); k++) {
      const [finer, coarser] = [next[k - 1]!, row[k - 1]!];
      const slope = finer + (finer - coarser) / (4 ** k - 1);
      const error = Math.max(Math.abs(slope - finer), Math.abs(slope - coarser)) + noise;
      if (error < best.error) best = { slope, error };
      next.push(slope);
    }
    row = next;
  }
  return best;
}

/**
 * Holds forward mode, reverse mode and finite differences of a formula to each other, up to the given order.
 *
 * Differences see a slope only above the rounding of `f`: check at points of ordinary size (not x = 1e-15), where the
 * formula varies over a range of about x itself, and off kinks.
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

/**
 * Holds the slopes of a primitive to finite differences of its value, as {@link checkGradients} does, and its `formula`, where
 * there is one, to its `value`, at all given points.
 *
 * @param points one number per input each; off kinks
 * @returns the largest relative differences met; `formula` is that between value and formula
 * @throws Error naming the point, and every derivative or value that disagrees; values may differ by 1e-12
 *
 * @example
 * ```ts
 * import { checkPrimitive } from '@fishergrad/engine/differences';
 * import { rules } from '@fishergrad/engine';
 * checkPrimitive(rules.atan2, [[1, 2], [-3, 0.5]]).reverse < 1e-12; // => true
 * ```
 */
export function checkPrimitive(
  rule: Rule,
  points: readonly (readonly number[])[],
  options: CheckOptions = {},
): Agreement & {
  /** The value by `formula` against the value itself; 0 without a formula. */
  readonly formula: number;
} {
  const formula = compareFormula(rule, points);
  const met = points.map((at) =>
    checkGradients((a, x) => [a.apply(rule, x[0]!, x[1], x[2])], at, { order: 2, ...options }),
  );
  return {
    formula,
    reverse: Math.max(0, ...met.map(({ reverse }) => reverse)),
    differences: Math.max(0, ...met.map((each) => each.differences)),
  };
}

/** The largest difference between value and formula, relative to the value (or to a millionth of the largest of them). */
function compareFormula({ name, arity, value, formula }: Rule, points: readonly (readonly number[])[]): number {
  if (formula === undefined) return 0;
  const names = ['x', 'y', 'z'].slice(0, arity);
  const tape = record(names, (a, [x, y = 0, z = 0]) => [plain(a, formula(a, x!, y, z))]);
  const values = points.map(([x = 0, y = 0, z = 0]) => value(x, y, z));
  const largest = Math.max(1e-300, ...values.map(Math.abs).filter(Number.isFinite));
  const apart = points.map((at, k) => {
    const [wanted, found] = [values[k]!, replay(tape, numbers, at)[0]!];
    const gap =
      Object.is(found, wanted) || found === wanted
        ? 0
        : Math.abs(found - wanted) / Math.max(Math.abs(wanted), 1e-6 * largest);
    if (gap <= 1e-12) return gap;
    throw new Error(
      `The primitive "${name}" at (${at.join(', ')}): its value is ${wanted}, its formula gives ${found}.`,
    );
  });
  return Math.max(0, ...apart);
}

function compare(f: Many, x: readonly number[], tolerance: number): Agreement {
  const forward = jacobian(numbers, (a, at) => f(a, at), x).jacobian;
  const reverse = forward.map((_, k) => gradient(numbers, (a, at) => f(a, at)[k]!, x).gradient);
  const byReverse = gaps(
    forward,
    reverse.map((row) => row.map((slope) => ({ slope, error: 0 }))),
  );
  const byDifferences = gaps(
    forward,
    estimates((at) => f(numbers, at), x),
  );
  const wrong = [
    ...byReverse.filter(({ apart }) => apart > tolerance).map((gap) => fault(gap, 'reverse mode')),
    ...byDifferences.filter(({ apart }) => apart > tolerance).map((gap) => fault(gap, 'finite differences')),
  ];
  if (wrong.length > 0) throw new Error(`The derivatives disagree at x = [${x.join(', ')}]:\n${wrong.join('\n')}`);
  return {
    reverse: Math.max(0, ...byReverse.map(({ apart }) => apart)),
    differences: Math.max(0, ...byDifferences.map(({ apart }) => apart)),
  };
}

/** One entry of the Jacobian found in two ways, and the distance in units of itself (or of a millionth of its column). */
interface Gap {
  readonly output: number;
  readonly input: number;
  readonly forward: number;
  readonly other: number;
  readonly apart: number;
}

function gaps(forward: readonly (readonly number[])[], others: readonly (readonly Estimate[])[]): Gap[] {
  return forward.flatMap((row, output) =>
    row.map((slope, input) => {
      const { slope: other, error } = others[output]![input]!;
      const column = forward.reduce((most, each) => Math.max(most, Math.abs(each[input]!)), 1e-300);
      const scale = Math.max(Math.abs(slope), Math.abs(other), 1e-6 * column);
      const same = Object.is(slope, other) || slope === other;
      const apart = same ? 0 : Math.max(0, Math.abs(slope - other) - 10 * error) / scale;
      return { output, input, forward: slope, other, apart: Number.isNaN(apart) ? Infinity : apart };
    }),
  );
}

function fault({ output, input, forward, other }: Gap, by: string): string {
  return `∂output[${output}]/∂x[${input}]: forward mode ${forward}, ${by} ${other}`;
}
