import type { Arithmetic } from '@fishergrad/engine';
import type { Column } from '../space.ts';
import { evenMultiples } from './evenMultiples.ts';
import { fixedValues } from './fixedValues.ts';
import { fractions, meanOf, refuseRange, shareOf, widthOf } from './range.ts';
import { evenFit, type GivenTrain, inTrains, refuseTrain } from './train.ts';

/**
 * Evenly spaced values: one or several trains of so many samples each, one spacing for all, all in [from, to], spacing ≥ 0.
 *
 * Free are the first sample of each train and the spacing, as fractions u, v ∈ [0, 1] of what is possible. With the longest
 * train (the first of them) of L samples,
 *
 *   first = from + u·(to − from),  spacing = v·(to − first)/(L − 1),
 *
 * and another train i of n_i ≤ L samples begins at from + u_i·(to − from − (n_i − 1)·spacing). A spacing of the whole range has
 * then no side of the box to itself: of a single train, only u = 1, where all samples are the same, leaves a free number without effect.
 *
 * Values come train after train. `place` takes the spacing and the firsts of least squares, then brought into the range.
 *
 * @param counts the samples of each train, as in [6] or [5, 3]
 * @param from the least value, SI
 * @param to the largest, SI
 * @param given the `first` value (of a single train) or the `step` (spacing), SI, where they are not free
 * @throws RangeError where trains of such a step do not fit, for a first value outside of [from, to], or of several trains
 *
 * @example
 * ```ts
 * evenTrain([3], 1, 9).values(numbers, [0.25, 0.5]); // => [3, 4.5, 6]
 * evenTrain([3, 2], 0, 8).values(numbers, [0, 0.5, 1]); // => [0, 4, 8, 2, 6]
 * evenTrain([3], 1, 9, { first: 1 }).values(numbers, [0.5]); // => [1, 3, 5]
 * ```
 */
export function evenTrain(counts: readonly number[], from: number, to: number, given: GivenTrain = {}): Column {
  const count = counts.reduce((sum, each) => sum + each, 0);
  refuseRange(count, from, to);
  refuseTrain(counts, from, to, given);
  const { first, step } = given;
  if (first !== undefined && step !== undefined) return fixedValues(counts.flatMap((n) => sampled(n, first, step)));
  const width = widthOf(from, to);
  const part = (value: number): number => (width > 0 ? Math.min(1, value / width) : 0);
  const longest = Math.max(...counts);
  const shape: Shape = {
    counts,
    longest,
    base: counts.indexOf(longest),
    lead: first === undefined ? undefined : part(first - from),
    span: step === undefined ? (longest === 1 ? 0 : undefined) : part((longest - 1) * step),
  };
  const names = [...leadNames(shape), ...(shape.span === undefined ? ['spacing'] : [])];
  return {
    ...{ count, names, ...fractions(names.length) },
    ...(first === undefined && step === undefined ? { least: from } : {}),
    values: (a, u) => parts(a, shape, u).map((p) => a.add(from, a.mul(width, p))),
    place: (values) =>
      placed(
        shape,
        inTrains(
          counts,
          values.map((value) => (width > 0 ? (value - from) / width : 0)),
        ),
      ),
    onRaster: (values, raster) => evenMultiples(counts, from, to, given, values, raster),
  };
}

/** Trains in a range of length 1. */
interface Shape {
  readonly counts: readonly number[];
  /** The samples of the longest train, */
  readonly longest: number;
  /** and which it is. */
  readonly base: number;
  /** Where the single train begins, if that is given. */
  readonly lead: number | undefined;
  /** From the first to the last sample of the longest train, if that is given. */
  readonly span: number | undefined;
}

const sampled = (n: number, first: number, step: number): number[] =>
  Array.from({ length: n }, (_, k) => first + k * step);

function leadNames({ counts, lead }: Shape): string[] {
  if (lead !== undefined) return [];
  return counts.length === 1 ? ['first'] : counts.map((_, i) => `first ${i + 1}`);
}

/** How much of the longest span train i takes. */
const lengthOf = ({ counts, longest }: Shape, i: number): number =>
  longest > 1 ? (counts[i]! - 1) / (longest - 1) : 0;

function parts<T>(a: Arithmetic<T>, shape: Shape, u: readonly T[]): T[] {
  const { counts, longest, base } = shape;
  const lead: T | number = shape.lead ?? (shape.span === undefined ? u[base]! : a.mul(u[base]!, 1 - shape.span));
  const span: T | number = shape.span ?? a.mul(a.sub(1, lead), u.at(-1)!);
  return counts.flatMap((n, i) => {
    const begin = i === base ? lead : a.mul(u[i]!, a.sub(1, a.mul(span, lengthOf(shape, i))));
    return Array.from({ length: n }, (_, k) => a.add(begin, a.mul(span, longest > 1 ? k / (longest - 1) : 0)));
  });
}

function placed(shape: Shape, trains: readonly (readonly number[])[]): number[] {
  const { longest, base } = shape;
  const most = 1 - (shape.lead ?? 0);
  const span = shape.span ?? Math.min(most, Math.max(0, (longest - 1) * evenFit(trains, shape.lead)));
  const leads = trains.map((train, i) => {
    const middle = (span * lengthOf(shape, i)) / 2;
    return Math.min(1 - 2 * middle, Math.max(0, meanOf(train) - middle));
  });
  const rooms = leads.map((_, i) => (i === base && shape.span === undefined ? 1 : 1 - span * lengthOf(shape, i)));
  return [
    ...(shape.lead === undefined ? leads.map((lead, i) => shareOf(lead, rooms[i]!)) : []),
    ...(shape.span === undefined ? [shareOf(span, 1 - (shape.lead ?? leads[base]!))] : []),
  ];
}
