/** A ```ts example of a page or a doc comment. */
export interface Fence {
  readonly code: string;
  /** Its first line of code, counted from 1. */
  readonly line: number;
}

/** What a comment behind an expression demands: `// => value` deep equality, `// ~> value` closeness to 1e-9. */
export type Demand = '=>' | '~>';

/** The ```ts fences of a text, from top to bottom. */
export function fencesOf(text: string): Fence[] {
  return [...text.matchAll(/^[ \t]*```ts\n([\s\S]*?)^[ \t]*```/gm)].map(({ 1: code = '', index }) => ({
    code,
    line: text.slice(0, index).split('\n').length + 1,
  }));
}

/** As many lines as a text has, empty but for the code of its examples, which stays where it is. */
export function placed(text: string, fences: readonly Fence[]): string[] {
  const lines = text.split('\n').map(() => '');
  for (const { code, line } of fences) code.split('\n').forEach((each, k) => (lines[line - 1 + k] = each));
  return lines;
}

/** The code with each demand as the statement that `write` makes of the expression and the value; lines stay where they are. */
export function demanding(code: string, write: (expression: string, demand: Demand, value: string) => string): string {
  return code.replaceAll(
    /^(?!\s*(?:const|let|return)\b)([ \t]*)(.+?);?[ \t]*\/\/ (=>|~>) (.+)$/gm,
    (_, indent: string, expression: string, demand: Demand, value: string) =>
      `${indent}${write(expression, demand, value)};`,
  );
}
