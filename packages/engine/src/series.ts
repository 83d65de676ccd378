import { onlyText } from './onlyText.ts';

/**
 * A lazy power series: Σ cₖ hᵏ, whose coefficients are found when asked for, in rising order, and kept.
 *
 * Coefficient k of what a formula makes needs coefficients ≤ k of what it is made from, so a series may be defined by
 * itself: eˣ from its own lower terms.
 */
export class Series<T> {
  /** What the formula made it from. */
  readonly inputs: readonly Series<T>[];
  /** How many operations lie below at the most. */
  readonly depth: number;
  readonly #known: (T | number)[];
  readonly #next: (k: number) => T | number;
  #below: readonly Series<T>[] | undefined;

  /**
   * @param first coefficient 0
   * @param next coefficient k > 0, called once for each k in rising order; a plain 0 where nothing changes
   */
  constructor(first: T | number, next: (k: number) => T | number, inputs: readonly Series<T>[] = []) {
    this.inputs = inputs;
    this.depth = inputs.reduce((most, { depth }) => Math.max(most, depth + 1), 0);
    this.#known = [first];
    this.#next = next;
  }

  /** A text; no number. @throws TypeError for all but text */
  [Symbol.toPrimitive](hint: string): string {
    return onlyText(hint, 'Series');
  }

  /** Coefficient k, however deep the formula: what lies below is brought to order k from the bottom up. */
  at(k: number): T | number {
    this.#below ??= below(this);
    for (let i = this.#known.length; i <= k; i++) for (const series of this.#below) series.coefficient(i);
    return this.#known[k]!;
  }

  /** Coefficient k, found by recursion over what lies below. */
  coefficient(k: number): T | number {
    for (let i = this.#known.length; i <= k; i++) this.#known.push(this.#next(i));
    return this.#known[k]!;
  }
}

/** All that a series was made from and itself, inputs first. */
function below<T>(output: Series<T>): Series<T>[] {
  const all = new Set([output]);
  for (const { inputs } of all) for (const input of inputs) all.add(input);
  return [...all].toSorted((x, y) => x.depth - y.depth);
}
