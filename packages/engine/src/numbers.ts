import type { Arithmetic, Operation } from './arithmetic.ts';
import { arithmeticFrom } from './arithmeticFrom.ts';
import { evaluate } from './primitive.ts';
import { rules } from './rules.ts';

// Every operation is its own function, the `value` of its rule: a call by way of the rule would cost several times as much.
const operations = Object.fromEntries(Object.entries(rules).map(([name, { value }]) => [name, value]));

/**
 * Plain numbers: a formula in this arithmetic is its value.
 *
 * @example
 * ```ts
 * const { mul, exp } = numbers;
 * mul(2, exp(-1)); // ~> 0.735758882342885
 * ```
 */
export const numbers: Arithmetic<number> = {
  ...arithmeticFrom<number>((c) => c, evaluate),
  ...(operations as Pick<Arithmetic<number>, Exclude<Operation, 'add' | 'mul'>>),
  add: (...terms) => {
    if (terms.length === 2) return terms[0]! + terms[1]!;
    let sum = terms.length === 0 ? 0 : terms[0]!;
    for (let k = 1; k < terms.length; k++) sum += terms[k]!;
    return sum;
  },
  mul: (...factors) => {
    if (factors.length === 2) return factors[0]! * factors[1]!;
    let product = factors.length === 0 ? 1 : factors[0]!;
    for (let k = 1; k < factors.length; k++) product *= factors[k]!;
    return product;
  },
};
