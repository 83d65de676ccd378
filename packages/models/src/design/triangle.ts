import type { Arithmetic } from '@fishergrad/engine';
import type { Rows } from '../information/rows.ts';

/**
 * The triangle U with F = RᵀR = UᵀU, 0 below its diagonal, by the modified Gram–Schmidt method, in any arithmetic.
 *
 * F is never formed, so nearly alike parameters cost half of the digits that Cholesky's factor of F would lose. Where R has a
 * column of zeros, or one that is a combination of others exactly, U has NaN: an optimizer takes that as worse than everything.
 */
export function triangle<T>(a: Arithmetic<T>, R: Rows<T>): T[][] {
  const width = R[0]?.length ?? 0;
  const columns = Array.from({ length: width }, (_, i) => R.map((row) => row[i] as T));
  const U: T[][] = [];
  for (let i = 0; i < width; i++) {
    const length = a.sqrt(dotOver(a, columns[i]!, columns[i]!));
    const q = columns[i]!.map((x) => a.div(x, length));
    const row: T[] = Array.from({ length: i }, () => a.constant(0));
    row.push(length);
    for (let k = i + 1; k < width; k++) {
      const along = dotOver(a, q, columns[k]!);
      row.push(along);
      columns[k] = columns[k]!.map((x, n) => a.sub(x, a.mul(along, q[n]!)));
    }
    U.push(row);
  }
  return U;
}

/** U⁻ᵀ g: how far a function with slopes g moves with each of the whitened samples; gᵀF⁻¹g is the square of its length. */
export function moves<T>(a: Arithmetic<T>, U: Rows<T>, g: readonly (T | number)[]): T[] {
  const y: T[] = [];
  for (let i = 0; i < U.length; i++) {
    let rest: T | number = g[i]!;
    for (let k = 0; k < i; k++) rest = a.sub(rest, a.mul(U[k]![i]!, y[k]!));
    y.push(a.div(rest, U[i]![i]!));
  }
  return y;
}

/** Σ xₖ yₖ, in any arithmetic. */
export function dotOver<T>({ add, mul, constant }: Arithmetic<T>, x: readonly T[], y: readonly T[]): T {
  if (x.length === 0) return constant(0);
  let sum = mul(x[0]!, y[0]!);
  for (let k = 1; k < x.length; k++) sum = add(sum, mul(x[k]!, y[k]!));
  return sum;
}
