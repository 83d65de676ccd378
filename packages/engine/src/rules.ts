import type { Arithmetic, Operation, Rule, Slope } from './arithmetic.ts';
import { erf } from './erf.ts';

type Value = Rule['value'];

const one = (value: Value, slope: Slope): Omit<Rule, 'name'> => ({ arity: 1, value, slopes: [slope] });
const two = (value: Value, ...slopes: readonly [Slope, Slope]): Omit<Rule, 'name'> => ({ arity: 2, value, slopes });

const flat: Slope = () => 0;
const logistic = (x: number): number => (x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x)));
const choose: Value = (test, then, otherwise) => (test > 0 ? then : test <= 0 ? otherwise : NaN);

/** Every primitive, said once: its value and its slopes (`d` times ∂out/∂input). All arithmetics are made from this table. */
export const rules: { readonly [K in Operation]: Rule } = named({
  add: two(
    (x, y) => x + y,
    (_, d) => d,
    (_, d) => d,
  ),
  mul: two(
    (x, y) => x * y,
    (a, d, _, x, y) => a.mul(d, y),
    (a, d, _, x) => a.mul(d, x),
  ),
  sub: two(
    (x, y) => x - y,
    (_, d) => d,
    (a, d) => a.neg(d),
  ),
  div: two(
    (x, y) => x / y,
    (a, d, _, x, y) => a.div(d, y),
    (a, d, out, x, y) => a.neg(a.mul(a.div(d, y), out)),
  ),
  pow: two(Math.pow, powBase, powExponent),
  min: two(
    (x, y) => Math.min(x, y), // Math.min would take the third input too
    (a, d, _, x, y) => lower(a, d, x, y),
    (a, d, _, x, y) => lower(a, d, y, x),
  ),
  max: two(
    (x, y) => Math.max(x, y),
    (a, d, _, x, y) => lower(a, d, y, x),
    (a, d, _, x, y) => lower(a, d, x, y),
  ),
  atan2: two(
    Math.atan2,
    (a, d, _, y, x) => a.mul(d, a.div(x, squares(a, x, y))),
    (a, d, _, y, x) => a.neg(a.mul(d, a.div(y, squares(a, x, y)))),
  ),

  neg: one(
    (x) => -x,
    (a, d) => a.neg(d),
  ),
  exp: one(Math.exp, (a, d, out) => a.mul(d, out)),
  expm1: one(Math.expm1, (a, d, _, x) => a.mul(d, a.exp(x))),
  log: one(Math.log, (a, d, _, x) => a.div(d, x)),
  log1p: one(Math.log1p, (a, d, _, x) => a.div(d, a.add(1, x))),
  sqrt: one(Math.sqrt, (a, d, out) => a.div(a.mul(0.5, d), out)),
  sin: one(Math.sin, (a, d, _, x) => a.mul(d, a.cos(x))),
  cos: one(Math.cos, (a, d, _, x) => a.neg(a.mul(d, a.sin(x)))),
  tan: one(Math.tan, (a, d, out) => a.mul(d, a.add(1, a.mul(out, out)))),
  atan: one(Math.atan, (a, d, _, x) => a.div(d, a.add(1, a.mul(x, x)))),
  sinh: one(Math.sinh, (a, d, _, x) => a.mul(d, a.cosh(x))),
  cosh: one(Math.cosh, (a, d, _, x) => a.mul(d, a.sinh(x))),
  // 1 − tanh² loses every digit where tanh saturates; 4 σ(2x) σ(−2x) loses none.
  tanh: one(Math.tanh, (a, d, _, x) => a.mul(d, 4, a.sigmoid(a.mul(2, x)), a.sigmoid(a.mul(-2, x)))),
  sigmoid: one(logistic, (a, d, out, x) => a.mul(d, out, a.sigmoid(a.neg(x)))),
  softplus: one(
    (x) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))),
    (a, d, _, x) => a.mul(d, a.sigmoid(x)),
  ),
  erf: one(erf, (a, d, _, x) => a.mul(d, 2 / Math.sqrt(Math.PI), a.exp(a.neg(a.mul(x, x))))),
  abs: one(Math.abs, (a, d, _, x) => a.sub(a.where(x, d, 0), a.where(a.neg(x), d, 0))),
  relu: one(
    (x) => (x <= 0 ? 0 : x),
    (a, d, _, x) => a.where(x, d, 0),
  ),
  step: one((x) => choose(x, 1, 0), flat),

  where: {
    arity: 3,
    value: choose,
    slopes: [flat, (a, d, _, test) => a.where(test, d, 0), (a, d, _, test) => a.where(test, 0, d)],
  },
});

type Number<T> = T | number;

/** y x^(y−1); the constant exponent 0 has no slope, whatever the base. */
function powBase<T>(a: Arithmetic<T>, d: Number<T>, _: Number<T>, x: Number<T>, y: Number<T>): Number<T> {
  return y === 0 ? 0 : a.mul(d, y, a.pow(x, a.sub(y, 1)));
}

/** xʸ ln x, which is 0 at x = 0 although ln 0 is not finite. */
function powExponent<T>(a: Arithmetic<T>, d: Number<T>, out: Number<T>, x: Number<T>): Number<T> {
  return a.mul(d, out, a.log(a.where(a.abs(x), x, 1)));
}

/** d where x < y, half of it where they are equal, else 0. */
function lower<T>(a: Arithmetic<T>, d: Number<T>, x: Number<T>, y: Number<T>): T {
  return a.mul(0.5, a.add(a.where(a.sub(y, x), d, 0), a.where(a.sub(x, y), 0, d)));
}

function squares<T>(a: Arithmetic<T>, x: Number<T>, y: Number<T>): T {
  return a.add(a.mul(x, x), a.mul(y, y));
}

function named(table: { readonly [K in Operation]: Omit<Rule, 'name'> }): { readonly [K in Operation]: Rule } {
  return Object.fromEntries(Object.entries(table).map(([name, rule]) => [name, { name, ...rule }])) as {
    [K in Operation]: Rule;
  };
}
