import type { Arithmetic } from '@fishergrad/engine';

/**
 * The length of a vector.
 *
 *   |v| = √(v₁² + v₂² + …)
 *
 * At the origin it is 0 and has no slope: its slopes are infinite there, so that no bound that is made of them is finite.
 */
export function lengthOf<T>({ add, mul, sqrt, where }: Arithmetic<T>, v: readonly T[]): T {
  const squared = add(...v.map((x) => mul(x, x)));
  // At the origin squares stand still, and their root would look as if it depended on nothing; the weights keep changes from canceling.
  const moving = add(...v.map((x, k) => mul(k + 1, x)));
  return sqrt(where(squared, squared, moving));
}
