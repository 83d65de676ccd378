import type { Arithmetic, Rule } from './arithmetic.ts';
import { sum } from './dualsOver.ts';
import { rules } from './rules.ts';
import type { Series } from './series.ts';

/** Coefficient k > 0 of a primitive's series from those of its inputs, and from lower ones of its own. */
export type Recurrence = <T>(
  a: Arithmetic<T>,
  k: number,
  out: Series<T>,
  x: Series<T> | number,
  y: Series<T> | number,
  z: Series<T> | number,
) => T | number;

/** The primitives whose slopes could not be read in series, because these are what slopes are written in. */
export const recurrences: ReadonlyMap<Rule, Recurrence> = new Map<Rule, Recurrence>([
  [rules.add, (a, k, _, x, y) => sum(a, term(x, k), term(y, k))],
  [rules.sub, (a, k, _, x, y) => difference(a, term(x, k), term(y, k))],
  [rules.neg, (a, k, _, x) => difference(a, 0, term(x, k))],
  [rules.mul, (a, k, _, x, y) => sum(a, convolution(a, k, x, y), changed(a, term(y, k), term(x, 0)))],
  [rules.div, quotient],
  [rules.where, branch],
]);

/** Coefficient k of a series, or of a constant. */
export function term<T>(x: Series<T> | number, k: number): T | number {
  return typeof x === 'number' ? (k === 0 ? x : 0) : x.coefficient(k);
}

function difference<T>(a: Arithmetic<T>, x: T | number, y: T | number): T | number {
  return y === 0 ? x : x === 0 ? a.neg(y) : a.sub(x, y);
}

/** A change times a factor: where nothing changes it is 0, whatever the factor, as in forward and reverse mode. */
function changed<T>(a: Arithmetic<T>, change: T | number, factor: T | number): T | number {
  return change === 0 ? 0 : change === 1 ? factor : a.mul(change, factor);
}

/** Σ xⱼ y_(k−j) over 0 < j ≤ k. */
function convolution<T>(a: Arithmetic<T>, k: number, x: Series<T> | number, y: Series<T> | number): T | number {
  if (typeof x === 'number') return 0;
  let result: T | number = 0;
  for (let j = 1; j < k; j++) {
    const [u, v] = [x.coefficient(j), term(y, k - j)];
    if (u !== 0 && v !== 0) result = sum(a, result, changed(a, u, v));
  }
  return sum(a, result, changed(a, x.coefficient(k), term(y, 0)));
}

/** x = out · y, solved for the highest coefficient of `out`. */
function quotient<T>(a: Arithmetic<T>, k: number, out: Series<T>, x: Series<T> | number, y: Series<T> | number) {
  const rest = difference(a, term(x, k), convolution(a, k, y, out));
  return rest === 0 ? 0 : a.div(rest, term(y, 0));
}

/** The test says which branch; that the test itself changes does not matter. */
function branch<T>(
  a: Arithmetic<T>,
  k: number,
  _: Series<T>,
  test: Series<T> | number,
  then: Series<T> | number,
  otherwise: Series<T> | number,
): T | number {
  const [u, v] = [term(then, k), term(otherwise, k)];
  return u === 0 && v === 0 ? 0 : a.where(term(test, 0), u, v);
}
