import type { Arithmetic, Rule } from './arithmetic.ts';
import { arithmeticFrom } from './arithmeticFrom.ts';
import { sum } from './dualsOver.ts';
import { Memo } from './memo.ts';
import { evaluate } from './primitive.ts';
import { type Recurrence, recurrences, term } from './recurrences.ts';
import { rules } from './rules.ts';
import { Series } from './series.ts';

type Term<T> = Series<T> | number;

/**
 * Derivatives of any order over any arithmetic: the fifth reading of the table of rules. Plain numbers are constants.
 *
 * A slope is written in an arithmetic and linear in a change `d`, so it can be read in series:
 *
 *   out′ = Σᵢ slopeᵢ(d = inputᵢ′, out, x, y, z)        out_(k+1) = (out′)ₖ / (k + 1)
 *
 * The right side needs coefficients ≤ k of `out` itself, so it is built when coefficient 1 is asked for, not before.
 * Nested duals cost 2ⁿ for order n. Here the same primitive of the same inputs is one series (sin and cos define each
 * other, not an endless chain), so a primitive costs n², and n³ where its slope leads to ever new ones (a power's to the
 * next lower power). {@link taylor} and {@link derivative} ask it for what they need.
 *
 * @example
 * ```ts
 * import { numbers, Series } from '@fishergrad/engine';
 *
 * const x = new Series(0, (k) => (k === 1 ? 1 : 0)); // 0 + h
 * const y = seriesOver(numbers).exp(x) as Series<number>;
 * [0, 1, 2, 3].map((k) => y.at(k)); // ~> [1, 1, 0.5, 0.166666666666667]
 * ```
 */
export function seriesOver<T>(a: Arithmetic<T>): Arithmetic<Series<T> | number> {
  const made = new Memo<Series<T>>();
  const changes = new Memo<Series<T>>();
  const change = (x: Series<T>): Series<T> => changes.of([x], () => derivative(a, x));
  const series: Arithmetic<Term<T>> = arithmeticFrom<Term<T>>(
    (c) => c,
    (rule, x, y, z) => {
      if (typeof x === 'number' && typeof y === 'number' && typeof z === 'number') return evaluate(rule, x, y, z);
      const inputs = [x, y, z].slice(0, rule.arity);
      return made.of([rule, ...inputs], () => {
        const recurrence = recurrences.get(rule);
        const out = recurrence ? byRecurrence(a, rule, recurrence, inputs) : bySlopes(a, series, change, rule, inputs);
        if (rule === rules.neg) made.of([rule, out], () => x as Series<T>); // σ(x) leads to σ(−x), and that back
        return out;
      });
    },
  );
  return series;
}

/** The series of a primitive: coefficient 0 is its value, the others are `next`. */
function seriesOf<T>(
  a: Arithmetic<T>,
  rule: Rule,
  inputs: readonly Term<T>[],
  next: (out: Series<T>, k: number) => T | number,
): Series<T> {
  const [x, y, z] = inputs.map((input) => term(input, 0));
  const out: Series<T> = new Series<T>(
    a.apply(rule, x!, y, z),
    (k) => next(out, k),
    inputs.filter((input) => typeof input !== 'number'),
  );
  return out;
}

function byRecurrence<T>(a: Arithmetic<T>, rule: Rule, recurrence: Recurrence, inputs: readonly Term<T>[]): Series<T> {
  const [x, y = 0, z = 0] = inputs;
  return seriesOf(a, rule, inputs, (out, k) => recurrence(a, k, out, x!, y, z));
}

/** out_k = (Σᵢ slopeᵢ(d = inputᵢ′))_(k−1) / k */
function bySlopes<T>(
  a: Arithmetic<T>,
  series: Arithmetic<Term<T>>,
  change: (x: Series<T>) => Series<T>,
  rule: Rule,
  inputs: readonly Term<T>[],
): Series<T> {
  const [x, y = 0, z = 0] = inputs;
  let effects: readonly ((k: number) => T | number)[] | undefined;
  return seriesOf(a, rule, inputs, (out, k) => {
    effects ??= inputs.flatMap((input, i) => {
      if (typeof input === 'number') return [];
      const d = change(input);
      return [effect(d, () => rule.slopes[i]!(series, d, out, x!, y, z))];
    });
    const slope = effects.reduce<T | number>((all, each) => sum(a, all, each(k - 1)), 0);
    return slope === 0 || k === 1 ? slope : a.div(slope, k);
  });
}

/** Coefficients of a slope times `d`: up to where `d` is exactly 0 so are they, be the slope infinite. */
function effect<T>(d: Series<T>, slope: () => Term<T>): (k: number) => T | number {
  let still = 0;
  let made: Term<T> | undefined;
  return (k) => {
    while (still <= k && d.coefficient(still) === 0) still++;
    return still > k ? 0 : term((made ??= slope()), k);
  };
}

/** x′ = Σ (k + 1) x_(k+1) hᵏ */
function derivative<T>(a: Arithmetic<T>, x: Series<T>): Series<T> {
  return new Series<T>(x.coefficient(1), (k) => {
    const c = x.coefficient(k + 1);
    return c === 0 ? 0 : typeof c === 'number' ? c * (k + 1) : a.mul(k + 1, c);
  });
}
