import { descend, last } from './descend.ts';
import type { Objective } from './objective.ts';
import type { Optimizer } from './optimizer.ts';
import { refuseCount } from './schedule.ts';

/** Which rates to try, and how. */
export interface RateRangeOptions {
  /** The smallest rate; 1e-6 when absent. */
  readonly from?: number;
  /** The largest rate; 10 when absent. */
  readonly to?: number;
  /** How many rates, each the same multiple of the one before; 57 when absent, eight a decade. */
  readonly count?: number;
  /** How many steps with each; 20 when absent. */
  readonly steps?: number;
  /** The rule of the steps; gradient descent when absent. */
  readonly optimizer?: Optimizer;
}

/** What a search for the rate found. */
export interface RateRange {
  /** The rates tried, from the smallest, of six digits: so far the powers of all machines agree. */
  readonly rates: readonly number[];
  /** The objective after the steps with each; Infinity where it or a slope was no longer finite. */
  readonly values: readonly number[];
  /** The objective at the start. */
  readonly before: number;
  /** The largest rate of those, from the smallest on, that all lowered the objective; NaN where none did. */
  readonly largest: number;
  /**
   * Half of `largest`: on a bowl, where gradient descent is stable up to 2/λmax, that is about 1/λmax. For rules that set the
   * size of a step themselves (Adam, RMSProp), which do not diverge there, a tenth of the rate with the lowest value. A rate is
   * for the rule it was found with.
   */
  readonly suggested: number;
}

/**
 * Learning-rate range test: a few steps with each of many rates, always from the same start.
 *
 * Smith (2017, arXiv:1506.01186) raises the rate along one descent. Here each rate begins anew, so that what it does is not
 * hidden by what the ones before have done.
 *
 * @throws RangeError for rates, counts or steps that cannot be
 *
 * @example
 * ```ts
 * const bowl: Objective = ([x, y]) => ({ value: (x! ** 2 + 25 * y! ** 2) / 2, gradient: [x!, 25 * y!] });
 * const { suggested } = rateRange(bowl, [1, 1]);
 * suggested > 0.02 && suggested < 0.08; // => true
 * ```
 */
export function rateRange(
  objective: Objective,
  start: ArrayLike<number>,
  { from = 1e-6, to = 10, count = 57, steps = 20, optimizer }: RateRangeOptions = {},
): RateRange {
  if (!(from > 0 && to > from && to < Infinity))
    throw new RangeError(`rates are tried from a positive one to a larger one, not from ${from} to ${to}`);
  if (!(Number.isInteger(count) && count >= 2)) throw new RangeError(`two rates or more are tried, not ${count}`);
  refuseCount('the steps with each rate', steps);
  const rates = Array.from({ length: count }, (_, k) => sixDigits(from * (to / from) ** (k / (count - 1))));
  const before = objective(Float64Array.from(start)).value;
  const values = rates.map((rate) => {
    const { step, value } = last(descend(objective, start, { rate, steps, ...(optimizer && { optimizer }) }));
    return step === steps && Number.isFinite(value) ? value : Infinity; // ended early: a slope was not finite
  });
  const tooLarge = values.findIndex((value) => !(value < before));
  const largest = rates[(tooLarge < 0 ? count : tooLarge) - 1] ?? NaN;
  const best = rates[values.indexOf(Math.min(...values))]!;
  const suggested = optimizer?.scaleFree ? (largest > 0 ? best / 10 : NaN) : largest / 2;
  return { rates, values, before, largest, suggested };
}

const sixDigits = (x: number): number => Number(x.toPrecision(6));
