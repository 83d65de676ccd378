/** One thing wrong with a study, as a sentence, and where it stands (counted from 1). */
export interface Issue {
  readonly message: string;
  readonly line: number;
  readonly column: number;
}

/** A study that cannot be computed as it is written. Carries every issue found, in the order of the file. */
export class StudyError extends Error {
  readonly issues: readonly Issue[];

  constructor(name: string, issues: readonly Issue[]) {
    const ordered = issues.toSorted((a, b) => a.line - b.line || a.column - b.column);
    super(ordered.map(({ message, line, column }) => `${name}:${line}:${column}: ${message}`).join('\n'));
    this.name = 'StudyError';
    this.issues = ordered;
  }
}
