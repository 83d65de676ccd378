import type { Arithmetic, Operation, Rule } from './arithmetic.ts';
import { rules } from './rules.ts';

type Apply<T> = (rule: Rule, x: T | number, y: T | number, z: T | number) => T;

/** An arithmetic from what it does with a constant and with any one rule: each operation of the table, under its name. */
export function arithmeticFrom<T>(constant: (c: number) => T, apply: Apply<T>): Arithmetic<T> {
  const operations = Object.entries(rules).map(([name, rule]) => [
    name,
    (x: T | number, y: T | number = 0, z: T | number = 0) => apply(rule, x, y, z),
  ]);
  return {
    ...(Object.fromEntries(operations) as Pick<Arithmetic<T>, Operation>),
    constant,
    apply: (rule, x, y = 0, z = 0) => apply(rule, x, y, z),
    add: leftToRight(rules.add, 0, constant, apply),
    mul: leftToRight(rules.mul, 1, constant, apply),
  };
}

/** A sum or product of any length from the rule for two. */
function leftToRight<T>(
  rule: Rule,
  empty: number,
  constant: (c: number) => T,
  apply: Apply<T>,
): (...inputs: readonly (T | number)[]) => T {
  return (...inputs) => {
    let result: T | number = inputs.length === 0 ? empty : inputs[0]!;
    for (let i = 1; i < inputs.length; i++) result = apply(rule, result, inputs[i]!, 0);
    return typeof result === 'number' ? constant(result) : result;
  };
}
