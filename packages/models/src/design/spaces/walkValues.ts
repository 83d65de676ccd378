import type { Arithmetic } from '@fishergrad/engine';
import { multiple, multiplesWithin, stepsDown } from '../multiple.ts';
import type { Column } from '../space.ts';
import { fractions, numbered, refuseRange, shareOf, widthOf } from './range.ts';

/**
 * Values in [from, to] of which neighbors, in the order of play, differ by at most `slew`.
 *
 * The first is anywhere; each other one is the fraction u ∈ [0, 1] of what can be reached from the one before:
 *
 *   v₁ = from + u₁(to − from),  v_k = l + u_k(h − l),  l = max(from, v_(k−1) − slew),  h = min(to, v_(k−1) + slew).
 *
 * Every free number has an effect at every place. Where a value is exactly `slew` from an end, slopes are the mean of both sides:
 * a search may end at such a kink although there is a way down. `roads` begin at the last value and at the middle one, and have
 * their kinks elsewhere.
 *
 * `place` takes the walk whose largest distance from the given values is least.
 *
 * @param from the least value, SI
 * @param to the largest, SI
 * @param slew the largest difference of neighbors, positive, SI
 * @throws RangeError for a count below 1, from > to, or a slew that is not positive
 *
 * @example
 * ```ts
 * const FA = walkValues(3, 0, 10, 2);
 * FA.values(numbers, [0.5, 1, 0.5]); // => [5, 7, 7]
 * FA.values(numbers, FA.place([5, 9, 9])); // ~> [6, 8, 9]
 * ```
 */
export function walkValues(count: number, from: number, to: number, slew: number): Column {
  refuseRange(count, from, to);
  if (!(slew > 0 && slew < Infinity)) throw new RangeError(`the slew of values must be positive, not ${slew}`);
  const begunAt = (begin: number): Column => walkFrom(begin, { count, from, to, slew });
  const others = [count - 1, Math.floor(count / 2)].filter((begin, n, all) => begin > 0 && all.indexOf(begin) === n);
  return { ...begunAt(0), roads: others.map(begunAt) };
}

interface Walk {
  readonly count: number;
  readonly from: number;
  readonly to: number;
  readonly slew: number;
}

/** Walks from one of the values to both sides: back to the first, and on to the last. */
function walkFrom(begin: number, { count, from, to, slew }: Walk): Column {
  const width = widthOf(from, to);
  const farthest = width > 0 ? slew / width : 1;
  return {
    count,
    names: numbered(count),
    ...fractions(count),
    least: from,
    values: (a, u) => {
      const back = walked(a, u.slice(0, begin + 1).toReversed(), farthest).toReversed();
      const on = walked(a, u.slice(begin), farthest);
      return [...back, ...on.slice(1)].map((p) => a.add(from, a.mul(width, p)));
    },
    place: (values) => {
      const parts = values.map((value) => (width > 0 ? (value - from) / width : 0));
      const walk = nearestWalk(parts, farthest);
      const back = stepsOf(walk.slice(0, begin + 1).toReversed(), farthest).toReversed();
      return [...back, ...stepsOf(walk.slice(begin), farthest).slice(1)];
    },
    onRaster: (values, step) => walkedMultiples(values, from, to, slew, step),
  };
}

/** A walk in [0, 1] whose steps are at most s. */
function walked<T>({ add, mul, sub, min, max }: Arithmetic<T>, u: readonly T[], s: number): T[] {
  const walk: T[] = [u[0]!];
  for (let k = 1; k < u.length; k++) {
    const low = max(0, sub(walk[k - 1]!, s));
    const high = min(1, add(walk[k - 1]!, s));
    walk.push(add(low, mul(u[k]!, sub(high, low))));
  }
  return walk;
}

/** The free numbers of a walk. */
function stepsOf(given: readonly number[], s: number): number[] {
  const walk = given.map((p) => Math.min(1, Math.max(0, p)));
  return walk.map((p, k) => {
    if (k === 0) return p;
    const [low, high] = [Math.max(0, walk[k - 1]! - s), Math.min(1, walk[k - 1]! + s)];
    return shareOf(p - low, high - low);
  });
}

/** Midway between the least walk above all values and the largest below them: no walk is nearer at its farthest. */
function nearestWalk(values: readonly number[], s: number): number[] {
  const below = leastAbove(
    values.map((value) => -value),
    s,
  );
  return leastAbove(values, s).map((above, k) => (above - below[k]!) / 2);
}

function leastAbove(values: readonly number[], s: number): number[] {
  const walk = [...values];
  for (let k = 1; k < walk.length; k++) walk[k] = Math.max(walk[k]!, walk[k - 1]! - s);
  for (let k = walk.length - 2; k >= 0; k--) walk[k] = Math.max(walk[k]!, walk[k + 1]! - s);
  return walk;
}

/** In whole steps: two numbers no further apart than a whole number are not so either when rounded. */
function walkedMultiples(given: readonly number[], from: number, to: number, slew: number, step: number): number[] {
  const { first, last } = multiplesWithin(from, to, step);
  const steps = stepsDown(slew, step);
  return nearestWalk(
    given.map((value) => value / step),
    steps,
  ).map((k) => multiple(Math.min(last, Math.max(first, Math.round(k))), step));
}
