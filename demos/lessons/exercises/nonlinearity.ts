import { unsolved } from '../../support/unsolved.ts';

/**
 * Two layers without a bend are one. A layer says $y = W x + b$, and has a row of `W` for each output. Multiply two of them out: return
 * the layer that says of every $x$ what `second` says of what `first` says of $x$. How many inputs and outputs they have is up to the
 * caller; `second` has as many inputs as `first` has outputs.
 */
export function asOne(first: Affine, second: Affine): Affine {
  return unsolved();
}

/** A layer without a bend, y = W x + b. */
export interface Affine {
  readonly W: readonly (readonly number[])[];
  readonly b: readonly number[];
}
