/** What keeps a text from being a formula, thrown by the parser and caught by {@link parse}. */
export class NoFormula extends Error {
  /** Of the character it is about. */
  readonly offset: number;

  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}
