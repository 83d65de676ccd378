import type { Expression } from 'acorn';
import type { FormulaFault } from './formulaError.ts';
import { Grammar } from './grammar.ts';
import { NoFormula } from './noFormula.ts';
import type { Line, Step } from './step.ts';
import { translate } from './translate.ts';

/** No formula is longer. */
export const LONGEST = 4000;

/** What a line of formula came to: its steps, the last of which is the result. */
export type Parsed = { readonly steps: readonly Step[] } | { readonly faults: readonly FormulaFault[] };

/** Reads one line of formula. */
export function parse(line: Line): Parsed {
  const { text, path } = line;
  const refuse = (message: string, offset: number): Parsed => ({ faults: [{ message, path, offset }] });
  if (text.length > LONGEST)
    return refuse(`this formula is longer than ${LONGEST} characters; take it apart into lines of let`, 0);
  if (text.trim() === '') return refuse('this formula is empty', 0);
  try {
    const { steps, faults } = translate(new Grammar(text).whole() as Expression, line);
    return faults.length > 0 ? { faults } : { steps };
  } catch (error) {
    if (error instanceof NoFormula) return refuse(error.message, error.offset);
    throw error;
  }
}
