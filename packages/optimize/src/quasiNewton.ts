import { type Box, refuseBox } from './box.ts';
import { dot } from './dot.ts';
import { evenly, type Memory, memoryOf } from './curvature.ts';
import type { Iterate } from './descend.ts';
import type { Objective } from './objective.ts';
import { refuseNegative } from './optimizer.ts';
import { type Place, placesIn, promise, type Sides, sidesIn, steepness, unitsOf } from './place.ts';
import { refuseCount } from './schedule.ts';
import { stepDown } from './stepDown.ts';

/**
 * Why a search for a minimum ended: `flat`, its slopes promise nothing; `no progress`, its value falls no more, as where rounding
 * hides the rest of the way; `steps`, they are done; `not finite`, there is no value where it starts, or no slope.
 */
export type Stopped = 'flat' | 'no progress' | 'steps' | 'not finite';

/** How to search. */
export interface QuasiNewtonOptions {
  /** How many of the last steps tell about second derivatives; twice as many as there are numbers when absent, 10 of hundreds. */
  readonly memory?: number;
  /** How many steps at most; 10000 when absent. */
  readonly steps?: number;
  /** Slopes are flat where the `slope` of an iterate is at most this share of its value; 1e-13 when absent. */
  readonly tolerance?: number;
}

/** How far the first step moves, in units of the box. */
const FIRST = 0.1;
/** How many evaluations may pass without a fall beyond rounding, or slopes half as steep as ever before. */
const PATIENCE = 60;
/** What counts as a fall, as a share of the value. */
const ROUNDING = 4 * Number.EPSILON;

/**
 * Makes a smooth objective small in a box, by the L-BFGS-B method (Byrd, Lu, Nocedal & Zhu 1995, doi:10.1137/0916069; Morales &
 * Nocedal 2011, doi:10.1145/2049662.2049669): it learns second derivatives from the last steps.
 *
 * The start is step 0. Every iterate lies in the box, at its sides exactly; the value never rises. Where the value or a slope is
 * not finite is worse than everywhere else. A number counts in units of about the length of its side (the power of two not above
 * it), so that milliseconds and radians are alike, and in units of 1 where its side is infinite.
 *
 * The `slope` of an iterate is the most that the value would fall by if one number went on for such a unit, or for as far as it
 * is from 0 where its side is infinite and that is more, its slope staying as it is. Numbers at the side they would leave do not
 * count.
 *
 * @returns a generator of iterates, of which the last is the lowest; what it returns is why it ended
 * @throws RangeError for a start outside of the box, a box without room, options that cannot be, or a gradient of another length
 *
 * @example
 * ```ts
 * import { last } from '@fishergrad/optimize';
 * const valley: Objective = ([x, y]) => ({
 *   value: (1 - x!) ** 2 + 100 * (y! - x! * x!) ** 2,
 *   gradient: [2 * (x! - 1) - 400 * x! * (y! - x! * x!), 200 * (y! - x! * x!)],
 * });
 * const box = { lower: [-2, -2], upper: [0.5, 2] };
 * [...last(quasiNewton(valley, box, [-1.2, 1])).x]; // ~> [0.5, 0.25]
 * ```
 */
export function* quasiNewton(
  objective: Objective,
  box: Box,
  start: ArrayLike<number>,
  { memory = usualMemory(start.length), steps = 1e4, tolerance = 1e-13 }: QuasiNewtonOptions = {},
): Generator<Iterate, Stopped> {
  refuse(box, start, { memory, steps, tolerance });
  const units = unitsOf(box, start.length);
  const sides = sidesIn(units, box);
  const { evaluate, isStuck } = patient(placesIn(units, objective));
  const pairs = memoryOf(memory);
  let place = evaluate(Float64Array.from(start, (each, k) => each / units[k]!));
  for (let step = 0; ; step++) {
    const slope = promise(place, sides);
    yield { step, x: place.x.map((each, k) => each * units[k]!), value: place.value, slope };
    if (Number.isNaN(place.value)) return 'not finite';
    if (slope <= tolerance * Math.abs(place.value)) return 'flat';
    if (isStuck(place.value, slope)) return 'no progress';
    if (step >= steps) return 'steps';
    const next = nextOf(evaluate, place, sides, pairs);
    if (next === undefined) return 'no progress';
    learn(pairs, place, next);
    place = next;
  }
}

/** With 2n pairs the model is as good as a whole matrix (measured on rotated bowls), until they take longer than they help. */
const usualMemory = (n: number): number => Math.max(10, Math.min(2 * n, Math.floor(1200 / n)));

/** A step down with what is remembered; where that leads nowhere, it is forgotten. */
function nextOf(evaluate: (x: Float64Array) => Place, place: Place, sides: Sides, pairs: Memory): Place | undefined {
  const model = pairs.curvature();
  const next = model && stepDown(evaluate, place, sides, model);
  if (next !== undefined) return next;
  pairs.forget();
  return stepDown(evaluate, place, sides, evenly(steepness(place, sides) / FIRST));
}

function learn(pairs: Memory, from: Place, to: Place): void {
  const s = to.x.map((each, k) => each - from.x[k]!);
  const y = to.gradient.map((each, k) => each - from.gradient[k]!);
  if (dot(s, y) > -Number.EPSILON * dot(s, from.gradient)) pairs.add(s, y);
}

/** Counts evaluations, and says whether neither the value nor the slopes have come down for too many of them. */
function patient(places: (x: Float64Array) => Place): {
  readonly evaluate: (x: Float64Array) => Place;
  readonly isStuck: (value: number, slope: number) => boolean;
} {
  let [low, flat, idle] = [Infinity, Infinity, 0];
  return {
    evaluate: (x) => {
      idle++;
      return places(x);
    },
    isStuck: (value, slope) => {
      const isBetter = !(value >= low - ROUNDING * Math.abs(low)) || slope < flat / 2;
      if (isBetter) [low, flat, idle] = [value, Math.min(flat, slope), 0];
      return idle >= PATIENCE;
    },
  };
}

function refuse(box: Box, start: ArrayLike<number>, { memory, steps, tolerance }: Required<QuasiNewtonOptions>): void {
  refuseBox(box, start.length);
  refuseCount('the memory of a quasi-Newton method', memory);
  if (steps !== 0 && steps !== Infinity) refuseCount('the number of steps', steps);
  refuseNegative('the tolerance of slopes', tolerance);
  for (let k = 0; k < start.length; k++)
    if (!(start[k]! >= box.lower[k]! && start[k]! <= box.upper[k]! && Number.isFinite(start[k])))
      throw new RangeError(
        `the start has ${start[k]} for number ${k + 1}, which must be a number between ${box.lower[k]} and ${box.upper[k]}`,
      );
}
