import type { Arithmetic } from './arithmetic.ts';
import { Dual } from './dual.ts';
import { dualsOver } from './dualsOver.ts';
import { numbers } from './numbers.ts';
import { Value, valuesOver } from './value.ts';
import { walkBack } from './walkBack.ts';

/**
 * A formula of several inputs and one output, over any arithmetic. `lift` brings in a number of the arithmetic *outside*
 * as a constant of this one: with it derivatives nest, and two levels cannot be confused, because they have two types.
 */
export type Formula<T> = <S>(a: Arithmetic<S>, x: readonly S[], lift: (outside: T) => S) => S;

/** A formula of several inputs and several outputs; otherwise as {@link Formula}. */
export type VectorFormula<T> = <S>(a: Arithmetic<S>, x: readonly S[], lift: (outside: T) => S) => readonly S[];

/**
 * Value and Jacobian of `f` at `x` by forward mode, in the arithmetic `a`: one pass that carries all inputs along.
 *
 * For one output of many inputs {@link gradient} is the cheaper way.
 *
 * @returns `value[output]` and `jacobian[output][input]`, exact to rounding
 *
 * @example
 * ```ts
 * const polar = jacobian(numbers, ({ mul, cos, sin }, [r, φ]) => [mul(r!, cos(φ!)), mul(r!, sin(φ!))], [2, 0]);
 * polar.jacobian; // => [[1, 0], [0, 2]]
 * ```
 */
export function jacobian<T>(a: Arithmetic<T>, f: VectorFormula<T>, x: readonly T[]): { value: T[]; jacobian: T[][] } {
  const still = x.map(() => 0);
  const inputs = x.map((value, i) => new Dual<T>(value, unit(i, x.length)));
  const lift = (t: T): Dual<T> | number => (typeof t === 'number' ? t : new Dual(t, still));
  const outputs = f<Dual<T> | number>(dualsOver(a), inputs, lift);
  const value = new Array<T>(outputs.length); // loops: `map` would cost a third of a small bound
  const rows = new Array<readonly (T | number)[]>(outputs.length);
  for (let k = 0; k < outputs.length; k++) {
    const out = outputs[k]!;
    value[k] = typeof out === 'number' ? a.constant(out) : out.value;
    rows[k] = typeof out === 'number' ? still : out.tangents;
  }
  return {
    value,
    jacobian: isNumbers(a) ? (rows as T[][]) : rows.map((row) => row.map((slope) => plain(a, slope))),
  };
}

/** A change of input i alone. */
function unit(i: number, length: number): number[] {
  const change = new Array<number>(length);
  for (let k = 0; k < length; k++) change[k] = k === i ? 1 : 0;
  return change;
}

/** Whether plain numbers need not be brought in. */
function isNumbers(a: unknown): boolean {
  return a === numbers;
}

/**
 * Value and gradient of `f` at `x` by reverse mode, in the arithmetic `a`: one walk, however many inputs.
 *
 * For several outputs of few inputs {@link jacobian} is the cheaper way; second derivatives are {@link hessian}'s.
 *
 * @example
 * ```ts
 * gradient(numbers, ({ mul }, [x, y]) => mul(x!, x!, y!), [3, 2]); // => { value: 18, gradient: [12, 9] }
 * ```
 */
export function gradient<T>(a: Arithmetic<T>, f: Formula<T>, x: readonly T[]): { value: T; gradient: T[] } {
  const inputs = x.map((value) => new Value<T>(value));
  const output = f<Value<T> | number>(valuesOver(a), inputs, (t) => (typeof t === 'number' ? t : new Value(t)));
  if (typeof output === 'number') return { value: a.constant(output), gradient: x.map(() => a.constant(0)) };
  walkBack(a, output);
  return { value: output.data, gradient: inputs.map((input) => plain(a, input.grad)) };
}

/**
 * Value, gradient and all second derivatives of `f` at `x`, in the arithmetic `a`: a {@link jacobian} of a
 * {@link gradient}.
 *
 * @returns `hessian[i][k]` = ∂²f/∂xᵢ∂xₖ, exactly symmetric: one half is computed, the other is the same numbers
 *
 * @example
 * ```ts
 * hessian(numbers, ({ mul }, [x, y]) => mul(x!, x!, y!), [3, 2]).hessian; // => [[4, 6], [6, 0]]
 * ```
 */
export function hessian<T>(
  a: Arithmetic<T>,
  f: Formula<T>,
  x: readonly T[],
): { value: T; gradient: T[]; hessian: T[][] } {
  const both: VectorFormula<T> = (b, y, lift) => {
    const inner = gradient(b, (c, z, up) => f(c, z, (t) => up(lift(t))), y);
    return [inner.value, ...inner.gradient];
  };
  const { value, jacobian: slopes } = jacobian(a, both, x);
  return {
    value: value[0]!,
    gradient: value.slice(1),
    hessian: x.map((_, i) => x.map((__, k) => slopes[1 + Math.min(i, k)]![Math.max(i, k)]!)),
  };
}

/** A plain number as a number of the arithmetic. */
export function plain<T>(a: Arithmetic<T>, t: T | number): T {
  return typeof t === 'number' ? a.constant(t) : t;
}
