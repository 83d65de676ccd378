/**
 * The lower triangle L of a symmetric positive definite matrix B = L Lᵀ (Cholesky), rows after one another.
 *
 * @returns undefined where B is not positive definite in doubles
 */
export function lowerRoot(B: Float64Array, n: number): Float64Array | undefined {
  const L = new Float64Array(n * n);
  for (let i = 0; i < n; i++)
    for (let j = 0; j <= i; j++) {
      let rest = B[i * n + j]!;
      for (let k = 0; k < j; k++) rest -= L[i * n + k]! * L[j * n + k]!;
      if (i === j && !(rest > 0 && rest < Infinity)) return undefined;
      L[i * n + j] = i === j ? Math.sqrt(rest) : rest / L[j * n + j]!;
    }
  return L;
}

/** Solves L y = b in place; b[k] is 0 for k < `from`. */
export function solveRoot(L: Float64Array, b: Float64Array, from = 0): Float64Array {
  const n = b.length;
  for (let i = from; i < n; i++) {
    let rest = b[i]!;
    for (let k = from; k < i; k++) rest -= L[i * n + k]! * b[k]!;
    b[i] = rest / L[i * n + i]!;
  }
  return b;
}

/** Solves Lᵀ d = y. */
export function solveTransposedRoot(L: Float64Array, y: Float64Array): Float64Array {
  const n = y.length;
  const d = y.slice();
  for (let i = n - 1; i >= 0; i--) {
    d[i]! /= L[i * n + i]!;
    for (let k = 0; k < i; k++) d[k]! -= L[i * n + k]! * d[i]!;
  }
  return d;
}
