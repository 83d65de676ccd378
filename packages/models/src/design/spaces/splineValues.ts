import { multiplesWithin, nearestOf } from '../multiple.ts';
import type { Column } from '../space.ts';
import { leastSquares } from './leastSquares.ts';
import { fractions, refuseRange, widthOf } from './range.ts';

/**
 * Values along a smooth curve: the uniform clamped cubic B-spline of `knots` control points over the number of the acquisition,
 *
 *   v_k = from + (to − from)·Σ_j B_j(τ_k) c_j,  τ_k = (knots − 3)·(k − 1)/(n − 1),  c ∈ [0, 1]^knots
 *
 * (de Boor 1978, A Practical Guide to Splines). The B_j are not negative and sum to 1: no value leaves [from, to].
 *
 * `place` takes the control points of least squares, then brought into the range. On a raster each value goes to its nearest multiple.
 *
 * @param from the least value, SI
 * @param to the largest, SI
 * @param knots how many control points, from 4 to `count`
 * @throws RangeError for another number of control points, a count below 1, or from > to
 *
 * @example
 * ```ts
 * const FA = splineValues(5, 0, 8, 4);
 * FA.values(numbers, [0, 0, 1, 1]); // ~> [0, 1.25, 4, 6.75, 8]
 * ```
 */
export function splineValues(count: number, from: number, to: number, knots: number): Column {
  refuseRange(count, from, to);
  if (!Number.isInteger(knots) || knots < 4 || knots > count)
    throw new RangeError(
      `a spline of ${count} values has a whole number of control points from 4 to ${count}, not ${knots}`,
    );
  const width = widthOf(from, to);
  const rows = Array.from({ length: count }, (_, k) => weightsAt(((knots - 3) * k) / (count - 1), knots));
  return {
    count,
    names: Array.from({ length: knots }, (_, j) => `control ${j + 1}`),
    ...fractions(knots),
    least: from,
    values: (a, c) =>
      rows.map(({ first, weights }) => {
        const curve = a.add(...weights.map((weight, j) => a.mul(weight, c[first + j]!)));
        return a.add(from, a.mul(width, curve));
      }),
    place: (values) => {
      const parts = values.map((value) => (width > 0 ? (value - from) / width : 0));
      return leastSquares(rows, parts, knots).map((c) => Math.min(1, Math.max(0, c)));
    },
    onRaster: (values, step) => nearestOf(multiplesWithin(from, to, step), values),
  };
}

/** The four basis functions that are not 0 at τ, by the recurrence of Cox and de Boor over knots 0, 0, 0, 0, 1, 2, …, m, m, m, m. */
function weightsAt(τ: number, control: number): { first: number; weights: number[] } {
  const m = control - 3;
  const first = Math.min(m - 1, Math.floor(τ));
  const knot = (i: number): number => Math.min(m, Math.max(0, i));
  let weights = [1];
  for (let degree = 1; degree <= 3; degree++) {
    const next = new Array<number>(degree + 1).fill(0);
    weights.forEach((weight, j) => {
      const [left, right] = [knot(first + j + 1 - degree), knot(first + j + 1)];
      next[j]! += (weight * (right - τ)) / (right - left);
      next[j + 1]! += (weight * (τ - left)) / (right - left);
    });
    weights = next;
  }
  return { first, weights: atMostOne(weights) };
}

/** Rounding must not carry a curve along the upper end above it. */
function atMostOne(weights: number[]): number[] {
  let within = weights;
  while (within.reduce((sum, weight) => sum + weight, 0) > 1)
    within = within.map((weight) => weight * (1 - Number.EPSILON));
  return within;
}
