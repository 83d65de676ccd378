import type { Arithmetic, Complex } from '@fishergrad/engine';
import { evaluate } from './evaluate.ts';
import { FormulaError } from './formulaError.ts';
import { kindsOf } from './kinds.ts';
import { namesIn } from './link.ts';
import { parse } from './parse.ts';

/** A formula read from text. */
export interface Formula {
  /** The text it was read from. */
  readonly text: string;
  /** The names it needs values of, in the order of their first use. */
  readonly names: readonly string[];
  /** Whether its value is complex; the values of its names are real. */
  readonly complex: boolean;
  /** Its value over any arithmetic; a TypeError where the value of a name is missing. */
  readonly evaluate: <T>(a: Arithmetic<T>, values: Readonly<Record<string, T | number>>) => T | Complex<T>;
}

/**
 * Reads a formula as a person types it; nothing of it is ever run as code.
 *
 * Numbers, names, `+ − * / ^` (also `**`, right associative, −x^2 = −(x²)), parentheses, `pi`, `i`, the functions of
 * {@link Arithmetic} besides `re im abs arg conj`, and comparisons in the test of `where(test, then, otherwise)`.
 *
 * @throws {@link FormulaError} with every fault, each a sentence with its offset
 *
 * @example
 * ```ts
 * import { jacobian, numbers } from '@fishergrad/engine';
 *
 * const decay = formula('S0 * exp(-TE / T2star) + C');
 * decay.names; // => ['S0', 'TE', 'T2star', 'C']
 * decay.evaluate(numbers, { S0: 2, TE: 10, T2star: 10, C: 0 }); // ~> 0.735758882342885
 * ```
 */
export function formula(text: string): Formula {
  const parsed = parse({ text, path: ['formula'] });
  if ('faults' in parsed) throw new FormulaError(parsed.faults);
  const { kinds, faults } = kindsOf(parsed.steps, [parsed.steps.length - 1]);
  if (faults.length > 0) throw new FormulaError(faults);
  const program = { steps: parsed.steps, kinds };
  return {
    text,
    names: namesIn(parsed.steps),
    complex: kinds.at(-1) === 'complex',
    evaluate: <T>(a: Arithmetic<T>, values: Readonly<Record<string, T | number>>) => {
      const result = evaluate(program, a, (name) => {
        if (Object.hasOwn(values, name)) return values[name]!;
        throw new TypeError(`the formula needs a value of ${name}`);
      });
      return typeof result === 'number' ? a.constant(result) : result;
    },
  };
}
