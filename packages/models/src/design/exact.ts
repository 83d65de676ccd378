import { numbers } from '@fishergrad/engine';
import { type Iterate, minimax, multiStart, quasiNewton } from '@fishergrad/optimize';
import { costsOf } from './costs.ts';
import { meanOf } from './overTissues.ts';
import type { DesignProblem } from './problem.ts';
import type { Space } from './space.ts';

/** How to look for a design. */
export interface SearchOptions {
  /** From how many random places. */
  readonly starts: number;
  /** Chance: numbers in [0, 1). */
  readonly random: () => number;
  /** Places to start from besides, as that of the protocol in use. */
  readonly first?: readonly ArrayLike<number>[];
  /** The most steps of one search; until it is done when absent. */
  readonly steps?: number;
}

/**
 * The best protocol of a space for given tissues, from many starts: an exact design.
 *
 * The mean over tissues goes down by a quasi-Newton method, the worst by minimax; slopes are exact. A search that has ended is
 * taken up again on the other roads of the space, and where its own road says the same protocol by other numbers, until none
 * leads further down.
 *
 * @returns see {@link @fishergrad/optimize!multiStart | multiStart}: it may be left at any time, and has the best so far
 */
export function searched(problem: DesignProblem, options: SearchOptions) {
  const { space } = problem;
  const searches = [space, ...(space.roads ?? [])].map((road) => ({
    road,
    search: once(() => searchOn(problem, road, options.steps)),
  }));
  return multiStart((start) => onAllRoads(space, searches, start), space, options);
}

type Search = (start: Float64Array) => Generator<Iterate, string>;

/** A rise of the number of digits that another road must bring, to be followed by yet another. */
const FURTHER = 1e-10;
const MOST_ROUNDS = 20;

/** Down one road after the other, the last end being the next start, until a whole round has brought nothing more. */
function* onAllRoads(
  space: Space,
  searches: readonly { readonly road: Space; readonly search: () => Search }[],
  start: Float64Array,
): Generator<Iterate, string> {
  let best: Iterate | undefined;
  let stop = 'steps';
  let step = 0;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const before = best?.value ?? Infinity;
    for (const { road, search } of searches) {
      const from = best === undefined ? start : placed(road, space, best.x);
      if (from === undefined || (best !== undefined && road === space && isSame(from, best.x))) continue;
      const found: Generator<Iterate, string> = search()(from);
      let next = found.next();
      for (; !next.done; next = found.next()) {
        const { x, value, slope } = next.value;
        if (best !== undefined && !(value < best.value)) continue;
        const own = road === space ? x : placed(space, road, x);
        if (own === undefined) continue;
        best = { step: step++, x: own, value, slope };
        yield best;
      }
      if (best === undefined || !Number.isFinite(best.value)) return next.value;
      stop = next.value;
    }
    if (!(before - best!.value > FURTHER)) break;
  }
  return stop;
}

/** The place on one road of the protocol at a place on another. */
function placed(to: Space, from: Space, x: Float64Array): Float64Array | undefined {
  const place = to.place(from.protocol(numbers, Array.from(x)));
  return place && Float64Array.from(place);
}

function isSame(x: Float64Array, y: Float64Array): boolean {
  return x.every((each, k) => Math.abs(each - y[k]!) <= 1e-12 * Math.max(1, Math.abs(y[k]!)));
}

function once<T>(make: () => T): () => T {
  let made: { readonly it: T } | undefined;
  return () => (made ??= { it: make() }).it;
}

/** The search on one road. */
function searchOn(problem: DesignProblem, road: Space, steps = 2000): Search {
  const { setups, tissues, criterion } = problem;
  const costs = costsOf({ ...problem, space: road });
  if (tissues === 'worst' && setups.length > 1) return (start) => minimax(costs, road, start, { steps });
  const weights = tissues === 'worst' ? [1] : tissues;
  const gradient = new Float64Array(road.lower.length);
  return (start) =>
    quasiNewton(
      (x) => {
        const { values, gradients } = costs(x);
        const { logCost, shares } = meanOf(values, weights, criterion.power);
        gradient.fill(0);
        for (let j = 0; j < shares.length; j++)
          if (shares[j] !== 0)
            for (let k = 0; k < gradient.length; k++) gradient[k] = gradient[k]! + shares[j]! * gradients[j]![k]!;
        return { value: logCost, gradient };
      },
      road,
      start,
      { steps },
    );
}
