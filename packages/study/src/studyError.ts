/** Where something stands in a text, counted from 1. */
export interface Place {
  /** The line, from 1. */
  readonly line: number;
  /** The column, from 1. */
  readonly column: number;
}

/** One thing wrong with a study, as a sentence, and where it stands. */
export interface Issue extends Place {
  /** The sentence. */
  readonly message: string;
}

const MOST = 50;

/**
 * A study that cannot be computed as it is written. Carries every issue found, in the order of the file.
 *
 * @example
 * ```ts
 * import { readStudy } from '@fishergrad/study';
 *
 * try {
 *   readStudy('model: t2stra\nnoise: { kind: gaussian, sigma: 0.02 }');
 * } catch (error) {
 *   if (!(error instanceof StudyError)) throw error;
 *   error.issues[0]!.message; // => 'there is no model "t2stra"; did you mean t2star?'
 * }
 * ```
 */
export class StudyError extends Error {
  /** Every issue found, in the order of the file. */
  readonly issues: readonly Issue[];

  constructor(name: string, issues: readonly Issue[]) {
    const ordered = issues.toSorted((a, b) => a.line - b.line || a.column - b.column);
    const told = ordered
      .slice(0, MOST)
      .map(({ message, line, column }) => `${name}:${line}:${column}: ${printable(message)}`);
    super([...told, ...(ordered.length > MOST ? [`… and ${ordered.length - MOST} more`] : [])].join('\n'));
    this.name = 'StudyError';
    this.issues = ordered;
  }
}

/** A text with control and direction characters made visible, so that a file cannot steer the terminal it is shown on. */
export function printable(text: string): string {
  return text.replaceAll(
    /[\u0000-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/g,
    (c) => `\\u{${c.codePointAt(0)?.toString(16)}}`,
  );
}
