import type { Arithmetic } from '@fishergrad/engine';
import { multiple, multiplesWithin, stepsUp } from '../multiple.ts';
import type { Column } from '../space.ts';
import { nearestRising } from './nearestRising.ts';
import { fractions, numbered, refuseRange, shareOf, widthOf } from './range.ts';

/**
 * Rising values, no two nearer to each other than `spacing`, all in [from, to].
 *
 * Value k takes a part of the room that those before it have left: with R = to − from − (n − 1)·spacing and u ∈ [0, 1]ⁿ,
 *
 *   t_k = from + (k − 1)·spacing + R·(1 − q₁ ⋯ q_k),  q_k = m(1 − u_k)/(u_k + m(1 − u_k)),  m = n − k + 1.
 *
 * u_k = 0 is "as near to the one before as may be" and u_k = 1 is "at the end"; all u = ½ are equal gaps, also before the first
 * and after the last. The map is smooth at every place of the box. Where u_k = 1 has left no room, and only there, the free
 * numbers after it have no effect; some such side is the price of a box: it has 2n sides, and rising values have n + 1.
 *
 * `place` sorts, and takes the nearest values far enough from each other, in least squares.
 *
 * @param from the least value, SI
 * @param to the largest, SI
 * @param spacing the least distance of neighbors, ≥ 0, SI
 * @throws RangeError where so many values so far from each other do not fit
 *
 * @example
 * ```ts
 * const TE = spacedValues(3, 0, 10, 1);
 * TE.values(numbers, [0.5, 0.5, 0.5]); // ~> [2, 5, 8]
 * TE.values(numbers, [0, 0, 1]); // => [0, 1, 10]
 * TE.values(numbers, TE.place([4, 4, 10])); // ~> [3.5, 4.5, 10]
 * ```
 */
export function spacedValues(count: number, from: number, to: number, spacing: number): Column {
  refuseRange(count, from, to);
  refuseSpacing(count, from, to, spacing);
  const least = Array.from({ length: count }, (_, k) => Math.min(to, from + k * spacing));
  const room = widthOf(least[count - 1]!, to);
  return {
    count,
    names: numbered(count),
    ...fractions(count),
    values: (a, u) => raised(a, u).map((p, k) => a.add(least[k]!, a.mul(room, p))),
    place: (values) => {
      const beyond = values.toSorted((x, y) => x - y).map((value, k) => value - least[k]!);
      return partsOf(nearestRising(beyond), room);
    },
    onRaster: (values, step) => spacedMultiples(values, from, to, spacing, step),
  };
}

/** 1 − q₁ ⋯ q_k: how much of the room lies before each value. */
function raised<T>({ add, mul, sub, div }: Arithmetic<T>, u: readonly T[]): T[] {
  let left: T | number = 1;
  return u.map((part, k) => {
    const rest = mul(u.length - k, sub(1, part));
    left = mul(left, div(rest, add(part, rest)));
    return sub(1, left);
  });
}

/** The free numbers of rising values: the gap before each against the room after it. */
function partsOf(beyond: readonly number[], room: number): number[] {
  const rising = beyond.map((z) => Math.min(room, Math.max(0, z)));
  return rising.map((z, k) => {
    const gap = (rising.length - k) * (z - (rising[k - 1] ?? 0));
    return shareOf(gap, room - z + gap);
  });
}

function refuseSpacing(count: number, from: number, to: number, spacing: number): void {
  if (!(spacing >= 0 && spacing < Infinity))
    throw new RangeError(`the spacing of values must be a number of at least 0, not ${spacing}`);
  const [needed, there] = [(count - 1) * spacing, to - from];
  if (needed <= there + 1e-12 * Math.max(Math.abs(from), Math.abs(to))) return;
  throw new RangeError(
    `${count} values no nearer than ${spacing} need ${needed} from the first to the last, and from ${from} to ${to} there is ${there}: ` +
      `take at most ${Math.floor(there / spacing) + 1} values, or a spacing of at most ${there / (count - 1)}`,
  );
}

/** Whole steps that never fall stay in order when rounded: so the nearest of them are the nearest rising numbers, rounded. */
function spacedMultiples(given: readonly number[], from: number, to: number, spacing: number, step: number): number[] {
  const { first, last } = multiplesWithin(from, to, step);
  const apart = stepsUp(spacing, step);
  const latest = last - apart * (given.length - 1);
  if (first > latest)
    throw new RangeError(
      `on the raster ${step} ${given.length} values no nearer than ${spacing} do not fit from ${from} to ${to}: take a finer raster or fewer values`,
    );
  const steps = given.toSorted((x, y) => x - y).map((value, k) => value / step - k * apart);
  return nearestRising(steps).map((z, k) =>
    multiple(Math.min(latest, Math.max(first, Math.round(z))) + k * apart, step),
  );
}
