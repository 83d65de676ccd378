/** What the command's exit code says. */
export const Exit = { fine: 0, disagreement: 1, wrongInput: 2, notIdentifiable: 3 } as const;

/** Input that cannot be worked with; its message is all a person needs to mend it. */
export class Refusal extends Error {
  /** The exit code it leads to. */
  readonly code: number;

  constructor(message: string, code: number = Exit.wrongInput) {
    super(message);
    this.code = code;
  }
}
