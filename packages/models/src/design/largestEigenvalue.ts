import type { Arithmetic } from '@fishergrad/engine';
import type { Rows } from '../information/rows.ts';

/** Sweeps over all pairs. Each squares what is left beside the diagonal, once it is small: six leave nothing in a double. */
const SWEEPS = 7;

/**
 * The largest eigenvalue of a symmetric matrix by Jacobi's rotations, in any arithmetic; its slopes are those of the eigenvalue
 * where it is a single one.
 *
 * A rotation by φ, tan 2φ = 2mᵢₖ/(mᵢᵢ − mₖₖ), takes mᵢₖ to 0 and puts the larger diagonal entry first.
 */
export function largestEigenvalue<T>(a: Arithmetic<T>, matrix: Rows<T>): T {
  const M = matrix.map((row) => [...row]);
  const size = M.length;
  if (size === 1) return M[0]![0]!;
  for (let sweep = 0; sweep < SWEEPS; sweep++)
    for (let i = 0; i < size; i++) for (let k = i + 1; k < size; k++) rotate(a, M, i, k);
  const diagonal: readonly T[] = M.map((row, i) => row[i] as T);
  return diagonal.reduce((most, each) => a.max(most, each));
}

function rotate<T>(a: Arithmetic<T>, M: T[][], i: number, k: number): void {
  const { add, sub, mul, cos, sin, atan2 } = a;
  const φ = mul(0.5, atan2(mul(2, M[i]![k]!), sub(M[i]![i]!, M[k]![k]!)));
  const [c, s] = [cos(φ), sin(φ)];
  const turned = (x: T, y: T): [T, T] => [add(mul(c, x), mul(s, y)), sub(mul(c, y), mul(s, x))];
  const pairs = M[i]!.map((x, n) => turned(x, M[k]![n]!));
  M[i] = pairs.map(([x]) => x);
  M[k] = pairs.map(([, y]) => y);
  for (const row of M) {
    const [x, y] = turned(row[i]!, row[k]!);
    row[i] = x;
    row[k] = y;
  }
}
