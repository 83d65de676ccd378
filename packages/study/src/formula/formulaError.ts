/** One thing wrong with a formula: a sentence, and where in which text it stands. */
export interface FormulaFault {
  /** The sentence. */
  readonly message: string;
  /** Which text: `['formula']`, `['let', 'E1']`, `['derive', 'R2star']`. */
  readonly path: readonly string[];
  /** Of the character it is about, from 0. */
  readonly offset: number;
  /** Whether the name at the end of `path` is meant rather than the text behind it. */
  readonly named?: true;
}

/**
 * A formula that cannot be understood, or means nothing. Carries every fault found.
 *
 * @example
 * ```ts
 * import { formula } from '@fishergrad/study/formula';
 *
 * try {
 *   formula('S0 exp(-TE / T2star)');
 * } catch (error) {
 *   if (!(error instanceof FormulaError)) throw error;
 *   error.faults[0]!.message; // => 'a * is missing before "exp": a product is written with it'
 * }
 * ```
 */
export class FormulaError extends Error {
  /** Every fault found. */
  readonly faults: readonly FormulaFault[];

  constructor(faults: readonly FormulaFault[]) {
    super(
      faults.map(({ message, path, offset }) => `${path.join('.')}, character ${offset + 1}: ${message}`).join('\n'),
    );
    this.name = 'FormulaError';
    this.faults = faults;
  }
}
