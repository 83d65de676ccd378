/** V (W x + b) + c = (V W) x + (V b + c): the second layer acts on each column of the first, and on its bias. */
export function asOne({ W, b }: Affine, { W: V, b: c }: Affine): Affine {
  return {
    W: V.map((row) => W[0].map((_, k) => row.reduce((sum, each, i) => sum + each * W[i][k], 0))),
    b: V.map((row, k) => row.reduce((sum, each, i) => sum + each * b[i], c[k])),
  };
}

/** A layer without a bend, y = W x + b. */
export interface Affine {
  readonly W: readonly (readonly number[])[];
  readonly b: readonly number[];
}
