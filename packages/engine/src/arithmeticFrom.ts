import type { Arithmetic, Operation, Rule } from './arithmetic.ts';
import { fits, misfit } from './primitive.ts';
import { rules } from './rules.ts';

type Apply<T> = (rule: Rule, x: T | number, y: T | number, z: T | number) => T;
type OfThree<T> = (x: T | number, y: T | number, z: T | number) => T;

/**
 * An arithmetic from what it does with a constant and with any one rule: each operation of the table, under its name.
 *
 * @example
 * ```ts
 * import type { Arithmetic } from '@fishergrad/engine';
 *
 * const names: Arithmetic<string> = arithmeticFrom((c) => String(c), ({ name, arity }, ...inputs) => {
 *   return `${name}(${inputs.slice(0, arity).join(', ')})`;
 * });
 * names.mul('S0', names.exp(names.neg('x'))); // => 'mul(S0, exp(neg(x)))'
 * ```
 */
export function arithmeticFrom<T>(
  constant: (c: number) => T,
  apply: (rule: Rule, x: T | number, y: T | number, z: T | number) => T,
): Arithmetic<T> {
  const operations = Object.entries(rules).map(([name, rule]) => [name, operation(rule, apply)]);
  return {
    ...(Object.fromEntries(operations) as Pick<Arithmetic<T>, Operation>),
    constant,
    apply: (rule, x, y, z) => {
      if (!fits(rule, y, z)) throw misfit(rule, y, z);
      return apply(rule, x, rule.arity > 1 ? y! : 0, rule.arity > 2 ? z! : 0);
    },
    add: leftToRight(rules.add, 0, constant, apply),
    mul: leftToRight(rules.mul, 1, constant, apply),
  };
}

/** One rule as a function of just its inputs: one that is missing stays missing, for `apply` to stumble over. */
function operation<T>(rule: Rule, apply: Apply<T>): OfThree<T> {
  if (rule.arity === 1) return (x) => apply(rule, x, 0, 0);
  return rule.arity === 2 ? (x, y) => apply(rule, x, y, 0) : (x, y, z) => apply(rule, x, y, z);
}

/** A sum or product of any length from the rule for two. */
function leftToRight<T>(
  rule: Rule,
  empty: number,
  constant: (c: number) => T,
  apply: Apply<T>,
): (...inputs: readonly (T | number)[]) => T {
  // Two by name: out of a list, V8 would take a literal number with a box of its own, which a graph then keeps.
  return function (x?: T | number, y?: T | number) {
    if (arguments.length === 2) return apply(rule, x!, y!, 0);
    let result: T | number = arguments.length === 0 ? empty : x!;
    for (let i = 1; i < arguments.length; i++) result = apply(rule, result, arguments[i], 0);
    return typeof result === 'number' ? constant(result) : result;
  };
}
