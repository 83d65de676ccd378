import type { Arithmetic } from './arithmetic.ts';
import { plain } from './derivatives.ts';
import { Series } from './series.ts';
import { seriesOver } from './seriesOver.ts';

/** A formula of one number, over any arithmetic; `lift` as in {@link Formula}. */
export type ScalarFormula<T> = <S>(a: Arithmetic<S>, x: S, lift: (outside: T) => S) => S;

/**
 * Coefficients c₀ … cₙ of the Taylor series f(x + h) = Σ cₖ hᵏ, in the arithmetic `a`; time grows like n².
 *
 * {@link derivative} gives one of them as dⁿf/dxⁿ.
 *
 * @throws RangeError when n is no whole number ≥ 0
 *
 * @example
 * ```ts
 * taylor(numbers, (a, x) => a.div(1, a.sub(1, x)), 0, 4); // => [1, 1, 1, 1, 1]
 * ```
 */
export function taylor<T>(a: Arithmetic<T>, f: ScalarFormula<T>, x: T, n: number): T[] {
  if (!Number.isInteger(n) || n < 0) throw new RangeError(`The order of a series is a whole number from 0, not ${n}.`);
  const out = f<Series<T> | number>(seriesOver(a), new Series<T>(x, (k) => (k === 1 ? 1 : 0)), (t) =>
    typeof t === 'number' ? t : new Series(t, () => 0),
  );
  return Array.from({ length: n + 1 }, (_, k) => plain(a, typeof out === 'number' ? (k === 0 ? out : 0) : out.at(k)));
}

/** 171! is more than a double holds. */
const MOST = 170;

/**
 * dⁿf/dxⁿ at `x`, in the arithmetic `a`: n! times the last coefficient of {@link taylor}.
 *
 * @param n the order, 1 unless said otherwise; 0 is f itself
 * @throws RangeError when n is no whole number from 0 to 170
 *
 * @example
 * ```ts
 * derivative(numbers, ({ sin }, x) => sin(x), 0.3, 5); // ~> 0.955336489125606
 * ```
 */
export function derivative<T>(a: Arithmetic<T>, f: ScalarFormula<T>, x: T, n = 1): T {
  if (!Number.isInteger(n) || n < 0 || n > MOST) {
    throw new RangeError(`The order of a derivative is a whole number from 0 to ${MOST}, not ${n}.`);
  }
  let factorial = 1;
  for (let k = 2; k <= n; k++) factorial *= k;
  const last = taylor(a, f, x, n)[n]!;
  return n < 2 ? last : a.mul(factorial, last);
}
