import { type Clip, lengthOf } from './clip.ts';
import type { Objective } from './objective.ts';
import type { Optimizer } from './optimizer.ts';
import { type Schedule, scheduleOf } from './schedule.ts';
import { sgd } from './sgd.ts';

/** Where a descent is. */
export interface Iterate {
  /** How many steps led here. */
  readonly step: number;
  /** The numbers, a copy. */
  readonly x: Float64Array;
  /** The objective at x. */
  readonly value: number;
  /** The length of its gradient there, before it is clipped. */
  readonly slope: number;
}

/** Why a descent ended: its steps are done, or it left the numbers. */
export type Stop = 'steps' | 'not finite';

/** How to go down. */
export interface DescentOptions {
  /** The rule of the steps; gradient descent when absent. */
  readonly optimizer?: Optimizer;
  /** The rate of every step. */
  readonly rate: number | Schedule;
  /** How many steps; until whoever loops has seen enough when absent. */
  readonly steps?: number;
  /** What shortens gradients that are too long. */
  readonly clip?: Clip;
}

/**
 * Goes down an objective step by step, the start being step 0.
 *
 * It ends after `steps`, or where the value or a slope is not finite: that iterate is the last, and its `value` says so.
 *
 * @returns a generator of iterates; what it returns is why it ended
 * @throws RangeError when the gradient has another length than x, or a rate or the number of steps cannot be one
 *
 * @example
 * ```ts
 * const bowl: Objective = ([x, y]) => ({ value: x! ** 2 + 4 * y! ** 2, gradient: [2 * x!, 8 * y!] });
 * last(descend(bowl, [1, 1], { rate: 0.125, steps: 50 })).value < 1e-11; // => true
 * ```
 */
export function* descend(
  objective: Objective,
  start: ArrayLike<number>,
  { optimizer = sgd(), rate, steps = Infinity, clip }: DescentOptions,
): Generator<Iterate, Stop> {
  if (!(steps === Infinity || (Number.isInteger(steps) && steps >= 0)))
    throw new RangeError(`the number of steps must be a whole number from 0 on, or Infinity, not ${steps}`);
  const x = Float64Array.from(start);
  const [rates, move] = [scheduleOf(rate), optimizer.begin(x.length)];
  for (let step = 0; ; step++) {
    const { value, gradient: found } = objective(x);
    const gradient = Float64Array.from(found);
    if (gradient.length !== x.length)
      throw new RangeError(`the gradient has ${gradient.length} slopes, and x has ${x.length} numbers`);
    const slope = lengthOf(gradient);
    yield { step, x: x.slice(), value, slope };
    if (!Number.isFinite(value) || !Number.isFinite(slope)) return 'not finite';
    if (step >= steps) return 'steps';
    clip?.(gradient);
    move(x, gradient, rates(step));
  }
}

/**
 * The last thing a generator yields.
 *
 * @throws RangeError when it yields nothing
 */
export function last<T>(steps: Iterable<T>): T {
  let found: { readonly it: T } | undefined;
  for (const it of steps) found = { it };
  if (found === undefined) throw new RangeError('nothing was yielded, so nothing is the last');
  return found.it;
}
