import { type Arithmetic, hessian, numbers } from '@fishergrad/engine';
import { Matrix, solve } from 'ml-matrix';

/**
 * Newton's method to where all slopes of a formula vanish: x ← x − H⁻¹g, with g and H exact.
 *
 * @returns the points it goes through, without the start
 */
export function newton(
  f: <T>(a: Arithmetic<T>, x: readonly T[]) => T,
  start: readonly number[],
  steps: number,
): number[][] {
  let x = [...start];
  return Array.from({ length: steps }, () => {
    const { gradient: g, hessian: H } = hessian(numbers, f, x);
    const step = solve(new Matrix(H.map((row) => [...row])), Matrix.columnVector(g));
    return (x = x.map((each, k) => each - step.get(k, 0)));
  });
}
