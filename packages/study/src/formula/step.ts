import type { FunctionName } from './functions.ts';

/** One text of formulas, and what it is called. */
export interface Line {
  readonly text: string;
  /** `['formula']`, `['let', 'E1']`: the way to it in a study, or from who called. */
  readonly path: readonly string[];
}

/** Where a step stands. */
export interface Span {
  readonly line: Line;
  readonly from: number;
  readonly to: number;
}

/** What stands between two operands, or before one. */
export type Operator = 'add' | 'sub' | 'mul' | 'div' | 'pow' | 'neg' | 'lt' | 'le' | 'and' | 'or' | 'not';

/** Something done to the results of earlier steps, given by their places. */
export interface Applied extends Span {
  readonly kind: 'apply';
  readonly op: Operator | FunctionName;
  readonly args: readonly number[];
}

/**
 * One step of a formula. A formula is the list of its steps in the order in which they are taken, so that nothing that
 * reads one, however long, has to call itself.
 */
export type Step =
  | (Span & { readonly kind: 'number'; readonly value: number })
  | (Span & { readonly kind: 'i' })
  | (Span & { readonly kind: 'name'; readonly name: string })
  | Applied;

/** The text of a step, as its author wrote it. */
export function written({ line, from, to }: Span): string {
  const text = line.text.slice(from, to).replaceAll(/\s+/g, ' ');
  return text.length > 40 ? `${text.slice(0, 38)} …` : text;
}
