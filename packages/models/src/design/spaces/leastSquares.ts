/** A row of a matrix that is 0 but for a stretch. */
export interface Stretch {
  /** The column where it begins. */
  readonly first: number;
  /** Its entries from there on. */
  readonly weights: readonly number[];
}

/** The x for which A x is nearest to b: AᵀA x = Aᵀb by Cholesky. For matrices of full rank and small condition, as splines have. */
export function leastSquares(rows: readonly Stretch[], b: readonly number[], columns: number): number[] {
  const L = Array.from({ length: columns }, () => new Float64Array(columns));
  const x = new Array<number>(columns).fill(0);
  rows.forEach(({ first, weights }, k) =>
    weights.forEach((left, i) => {
      x[first + i]! += left * b[k]!;
      weights.slice(0, i + 1).forEach((right, j) => (L[first + i]![first + j]! += left * right));
    }),
  );
  factorize(L);
  return substitute(L, x);
}

/** The lower half of a positive definite matrix → its root L, in place. */
function factorize(L: readonly Float64Array[]): void {
  L.forEach((row, i) => {
    for (let j = 0; j <= i; j++) {
      let sum = row[j]!;
      for (let k = 0; k < j; k++) sum -= row[k]! * L[j]![k]!;
      row[j] = i === j ? Math.sqrt(sum) : sum / L[j]![j]!;
    }
  });
}

/** Solves L Lᵀ x = b in place. */
function substitute(L: readonly Float64Array[], x: number[]): number[] {
  for (let i = 0; i < x.length; i++) {
    for (let k = 0; k < i; k++) x[i]! -= L[i]![k]! * x[k]!;
    x[i]! /= L[i]![i]!;
  }
  for (let i = x.length - 1; i >= 0; i--) {
    for (let k = i + 1; k < x.length; k++) x[i]! -= L[k]![i]! * x[k]!;
    x[i]! /= L[i]![i]!;
  }
  return x;
}
