import type { Arithmetic } from '@fishergrad/engine';
import type { Rows } from '../rows.ts';

/** F = L diag(d) Lᵀ with 1 on the diagonal of L, as M = L⁻¹ and the reciprocals of d: F⁻¹ = Mᵀ diag(1/d) M. */
export interface Factored<T> {
  /** Rows of M below and on the diagonal. */
  readonly inverse: Rows<T>;
  readonly reciprocals: readonly T[];
  /** ∏ Fᵢᵢ / det F, from 1 up: how far the parameters are confused with each other. */
  readonly confusion: T;
}

/**
 * Cholesky's factorization without roots, in any arithmetic: it can be recorded and differentiated.
 *
 * It changes with no unit (scaling a parameter scales its row exactly), and loses as many digits as `confusion` has. Of a matrix that is not positive definite it gives NaN, negative numbers or infinities: the caller must look.
 */
export function factored<T>(a: Arithmetic<T>, F: Rows<T>): Factored<T> {
  const scaled: T[][] = []; // L diag(d), below the diagonal
  const L: T[][] = [];
  const reciprocals: T[] = [];
  let confusion = a.constant(1);
  F.forEach((row, i) => {
    scaled.push([]);
    L.push([]);
    for (let j = 0; j < i; j++) {
      const entry = less(
        a,
        row[j]!,
        L[j]!.map((l, k) => a.mul(l, scaled[i]![k]!)),
      );
      scaled[i]!.push(entry);
      L[i]!.push(a.mul(entry, reciprocals[j]!));
    }
    const pivot = less(
      a,
      row[i]!,
      L[i]!.map((l, k) => a.mul(l, scaled[i]![k]!)),
    );
    reciprocals.push(a.div(1, pivot));
    if (i > 0) confusion = a.mul(confusion, row[i]!, reciprocals[i]!);
  });
  return { inverse: unitInverse(a, L), reciprocals, confusion };
}

/** √(gᵀ F⁻¹ g): the SD of a function with slopes g; 0 stands for a slope that vanishes identically. */
export function spreadOf<T>(a: Arithmetic<T>, { inverse, reciprocals }: Factored<T>, g: readonly (T | 0)[]): T {
  const parts = inverse.flatMap((row, k) => {
    const terms = row.flatMap((m, i) => (g[i] === 0 ? [] : [a.mul(m, g[i]!)]));
    if (terms.length === 0) return [];
    const moved = a.add(...terms);
    return [a.mul(a.mul(moved, moved), reciprocals[k]!)];
  });
  return a.sqrt(a.add(...parts));
}

/** L⁻¹ of a lower triangle with 1 on its diagonal, which is given without it. */
function unitInverse<T>(a: Arithmetic<T>, L: Rows<T>): T[][] {
  const M: T[][] = [];
  for (const row of L) {
    const entries = row.map((_, j) =>
      a.neg(a.add(...row.flatMap((l, k) => (k < j ? [] : [k === j ? l : a.mul(l, M[k]![j]!)])))),
    );
    M.push([...entries, a.constant(1)]);
  }
  return M;
}

function less<T>(a: Arithmetic<T>, from: T, parts: readonly T[]): T {
  return parts.length === 0 ? from : a.sub(from, a.add(...parts));
}
