import { type Box, refuseBox } from './box.ts';
import { refuseNegative } from './optimizer.ts';
import { refuseCount } from './schedule.ts';

/** What a search yields: a place, and the value there. */
export interface Found {
  /** The place. */
  readonly x: Float64Array;
  /** The value there. */
  readonly value: number;
}

/** Where to start, and what counts as the same end. */
export interface MultiStartOptions {
  /** How many starts are drawn, evenly over the box. */
  readonly starts: number;
  /** A number in [0, 1), evenly; all starts are drawn before the first is tried. */
  readonly random: () => number;
  /** Starts to try before these; none when absent. */
  readonly first?: readonly ArrayLike<number>[];
  /** How far values that agree may be apart, relative to the larger of 1 and their size; 1e-6 when absent. */
  readonly alike?: number;
}

/** How far many searches have come. */
export interface Progress<I extends Found> {
  /** Which start it is, counted from 0, those given first. */
  readonly start: number;
  /** Where its search is. */
  readonly iterate: I;
  /** The lowest of all so far. */
  readonly best: I;
}

/** How the search from one start ended. */
export interface Outcome<S> {
  /** The value it ended with. */
  readonly value: number;
  /** Why it ended. */
  readonly stop: S;
}

/** What many searches found. */
export interface MultiStartResult<I extends Found, S> {
  /** The lowest iterate of all. */
  readonly best: I;
  /** Why the search that found it ended. */
  readonly stop: S;
  /** How many starts were tried, given and drawn. */
  readonly starts: number;
  /** How many of the drawn ones ended with a value like the best. */
  readonly agreed: number;
  /** How each ended, those given first. */
  readonly outcomes: readonly Outcome<S>[];
}

/**
 * Searches from many starts, since a search goes down to the minimum next to it: the lowest of all, and how many drawn starts
 * came to a value like it. Where few did, there may be lower ones.
 *
 * A value that is not finite is worse than every other. Whoever loops may stop at any time, and has the lowest so far.
 *
 * @param run a search from a start, which is a copy of its own; any generator of places and values
 * @returns a generator of every iterate of every search; what it returns says how they ended
 * @throws RangeError for an infinite box, no start at all, or a `random` that leaves [0, 1)
 *
 * @example
 * ```ts
 * import { quasiNewton } from '@fishergrad/optimize';
 * const waves: Objective = ([x]) => ({ value: (x! * x! - 1) ** 2 + x! / 4, gradient: [4 * x! * (x! * x! - 1) + 0.25] });
 * const box = { lower: [-2], upper: [2] };
 * const draws = [0.1, 0.3, 0.9].values();
 * const random = () => draws.next().value!;
 * const many = multiStart((start) => quasiNewton(waves, box, start), box, { starts: 3, random });
 * let step = many.next();
 * while (!step.done) step = many.next();
 * step.value.agreed; // => 2
 * step.value.best.x[0]!.toFixed(6); // => '-1.029896'
 * ```
 */
export function* multiStart<I extends Found, S>(
  run: (start: Float64Array) => Generator<I, S>,
  box: Box,
  { starts, random, first = [], alike = 1e-6 }: MultiStartOptions,
): Generator<Progress<I>, MultiStartResult<I, S>> {
  refuse(box, first, starts, alike);
  const given = first.map((each) => Float64Array.from(each));
  const all = [...given, ...Array.from({ length: starts }, () => drawn(box, random))];
  const outcomes: Outcome<S>[] = [];
  let [best, bestStart]: [I | undefined, number] = [undefined, 0];
  for (const [start, x] of all.entries()) {
    let value = NaN;
    const stop = yield* watched(run(x), (iterate) => {
      value = iterate.value;
      if (best === undefined || isLower(value, best.value)) [best, bestStart] = [iterate, start];
      return { start, iterate, best };
    });
    outcomes.push({ value, stop });
  }
  if (best === undefined) throw new RangeError('no search yielded an iterate, so none is the best');
  const agreed = outcomes.slice(given.length).filter(({ value }) => isAlike(value, best!.value, alike)).length;
  return { best, stop: outcomes[bestStart]!.stop, starts: all.length, agreed, outcomes };
}

function* watched<I, P, S>(search: Generator<I, S>, see: (iterate: I) => P): Generator<P, S> {
  try {
    for (let next = search.next(); ; next = search.next()) {
      if (next.done) return next.value;
      yield see(next.value);
    }
  } finally {
    search.return(undefined as S); // whoever stops early stops the search too
  }
}

const isLower = (value: number, best: number): boolean =>
  Number.isFinite(value) && (value < best || !Number.isFinite(best));

const isAlike = (value: number, best: number, alike: number): boolean =>
  Number.isFinite(value) && Math.abs(value - best) <= alike * Math.max(1, Math.abs(best));

function drawn({ lower, upper }: Box, random: () => number): Float64Array {
  return Float64Array.from({ length: lower.length }, (_, k) => {
    const share = random();
    if (!(share >= 0 && share < 1)) throw new RangeError(`random gave ${share}, which is not in [0, 1)`);
    const x = (1 - share) * lower[k]! + share * upper[k]!; // no difference, which may be beyond the doubles
    return Math.min(upper[k]!, Math.max(lower[k]!, x));
  });
}

function refuse(box: Box, first: readonly ArrayLike<number>[], starts: number, alike: number): void {
  const count = box.lower.length;
  refuseBox(box, count);
  refuseNegative('how far alike values may be apart', alike);
  if (starts !== 0 || first.length === 0) refuseCount('the number of starts', starts);
  for (let k = 0; k < count; k++)
    if (!Number.isFinite(box.lower[k]) || !Number.isFinite(box.upper[k]))
      throw new RangeError(
        `starts are drawn from a finite box, but number ${k + 1} lies between ${box.lower[k]} and ${box.upper[k]}`,
      );
}
