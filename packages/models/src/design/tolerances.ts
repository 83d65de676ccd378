import type { Box } from '@fishergrad/optimize';

/** How far one number may be from where it is best, others being kept. */
export interface Tolerance {
  /** The least value it may have; the end of its range where nothing is lost up to there. */
  readonly low: number;
  /** The largest. */
  readonly high: number;
}

/** The first step outward, as a part of the range; each next one is twice as long. */
const FIRST = 1e-7;
const HALVINGS = 60;

/**
 * How far each number may move by itself until the cost has risen by a part `loss` of it.
 *
 * From the best place outward in growing steps as far as the first that costs more, then by halving: where the cost falls again
 * further out, that is another design.
 *
 * @param logCost ln cost
 * @param x where the design is
 * @param box the ranges of the numbers
 * @param loss 0.05 for 5 %
 */
export function tolerances(
  logCost: (x: Float64Array) => number,
  x: ArrayLike<number>,
  box: Box,
  loss: number,
): Tolerance[] {
  const most = logCost(Float64Array.from(x)) + Math.log1p(loss);
  const fits = (k: number, value: number): boolean =>
    logCost(Float64Array.from(x, (own, i) => (i === k ? value : own))) <= most;
  return Array.from(x, (here, k) => ({
    low: edge(here, box.lower[k]!, (value) => fits(k, value)),
    high: edge(here, box.upper[k]!, (value) => fits(k, value)),
  }));
}

/** The last value that fits on the way from `here` to `end`. */
function edge(here: number, end: number, fits: (value: number) => boolean): number {
  let inside = 0;
  let outside = FIRST;
  const at = (part: number): number => (part >= 1 ? end : here + (end - here) * part);
  while (fits(at(outside))) {
    if (outside >= 1) return end;
    inside = outside;
    outside = Math.min(1, 2 * outside);
  }
  for (let n = 0; n < HALVINGS; n++) {
    const middle = (inside + outside) / 2;
    if (middle === inside || middle === outside) break;
    if (fits(at(middle))) inside = middle;
    else outside = middle;
  }
  return at(inside);
}
