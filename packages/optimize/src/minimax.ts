import { type Box, refuseBox } from './box.ts';
import type { Iterate, Stop } from './descend.ts';
import { flatnessOf } from './flatness.ts';
import { groundOf, type Objectives } from './minimaxPlace.ts';
import { refuseNegative } from './optimizer.ts';
import { trustRegion } from './trustRegion.ts';

/** Where a search for the smallest largest value is. */
export interface MinimaxIterate extends Iterate {
  /** The largest of the functions at x. */
  readonly value: number;
  /** The length of Σ μⱼ ∇fⱼ, but for what the box takes, each number in units of the width of its box: 0 at an optimum. */
  readonly slope: number;
  /** μⱼ ≥ 0, Σ μⱼ = 1: which functions are the largest together, and with what weights their gradients cancel. */
  readonly multipliers: Float64Array;
}

/** Why a search ended: it is flat there, no step leads lower, the steps are done, or it began where functions are not finite. */
export type MinimaxStop = Stop | 'flat' | 'no progress';

/** When to end. */
export interface MinimaxOptions {
  /** How many steps at most; 1000 when absent. */
  readonly steps?: number;
  /**
   * The slope that is flat, as a share of the value or of the slopes that cancel, whichever is larger; 1e-10 when absent. With
   * 0 a search goes on until no step leads lower.
   */
  readonly tolerance?: number;
}

/** More numbers than this make the matrix of second derivatives too large. */
const MOST = 1000;

/**
 * Makes the largest of several smooth functions small in a box:  min_x maxⱼ fⱼ(x),  the start being step 0.
 *
 * Each step is the lowest place of the functions' planes on a bowl, which learns how they bend. Every number is measured in
 * widths of its box (in its own unit where that is infinite). The value never rises, every x lies in the box, and what is not
 * finite is worse than everything. What is found is an optimum nearby; {@link MinimaxIterate.multipliers} prove it one:
 * Σ μⱼ ∇fⱼ = 0, but for numbers at a side of their box. For tens of numbers and hundreds of functions.
 *
 * @returns a generator of iterates; what it returns is why it ended
 * @throws RangeError for a start outside of the box, more than 1000 numbers, no function, or another number of functions or
 *   slopes than there should be
 *
 * @example
 * ```ts
 * import { last, minimax, type Objectives } from '@fishergrad/optimize';
 *
 * const apart: Objectives = ([x]) => ({ values: [(x! - 1) ** 2, (x! + 2) ** 2], gradients: [[2 * x! - 2], [2 * x! + 4]] });
 * const { x, value, multipliers } = last(minimax(apart, { lower: [-5], upper: [5] }, [4]));
 * x[0]; // ~> -0.5
 * value; // ~> 2.25
 * multipliers[0]; // ~> 0.5
 * ```
 */
export function* minimax(
  objectives: Objectives,
  box: Box,
  start: ArrayLike<number>,
  { steps = 1000, tolerance = 1e-10 }: MinimaxOptions = {},
): Generator<MinimaxIterate, MinimaxStop> {
  if (!(steps === Infinity || (Number.isInteger(steps) && steps >= 0)))
    throw new RangeError(`the number of steps must be a whole number from 0 on, or Infinity, not ${steps}`);
  refuseNegative('the slope that is flat', tolerance);
  refuseStart(start, box);
  const ground = groundOf(objectives, box);
  const advance = trustRegion(ground);
  let at = ground.at(Float64Array.from(start));
  for (let step = 0; ; step++) {
    const { slope, multipliers, within } = flatnessOf(at);
    yield { step, x: at.x.slice(), value: at.value, slope, multipliers };
    if (Number.isNaN(at.value)) return 'not finite';
    if (within(tolerance)) return 'flat';
    if (step >= steps) return 'steps';
    const next = advance(at);
    if (next === undefined) return 'no progress';
    at = next;
  }
}

function refuseStart(start: ArrayLike<number>, box: Box): void {
  const n = start.length;
  refuseBox(box, n);
  if (n > MOST)
    throw new RangeError(
      `${n} numbers are too many for a minimax, which takes up to ${MOST}: hold some of them, or make a smooth sum small instead`,
    );
  for (let k = 0; k < n; k++)
    if (!(Number.isFinite(start[k]) && start[k]! >= box.lower[k]! && start[k]! <= box.upper[k]!))
      throw new RangeError(
        `number ${k + 1} of the start is ${start[k]}, and it must be finite and lie between ${box.lower[k]} and ${box.upper[k]}`,
      );
}
