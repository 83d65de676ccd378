import { refuseNegative } from './optimizer.ts';

/** The rate of step 0, 1, 2, … of a descent. */
export type Schedule = (step: number) => number;

/**
 * A rate as a schedule: the same at every step, unless it is one.
 *
 * @throws RangeError for a rate that is negative or not finite, of a schedule when it comes to it
 */
export function scheduleOf(rate: number | Schedule): Schedule {
  if (typeof rate === 'function')
    return (step) => {
      const found = rate(step);
      refuseNegative(`the rate of step ${step}`, found);
      return found;
    };
  refuseNegative('the rate', rate);
  return () => rate;
}

/**
 * A rate that falls to a share of itself every so many steps.
 *
 * @throws RangeError for a rate, a share or a number of steps that cannot be one
 *
 * @example
 * ```ts
 * const rate = stepDecay(1, { every: 10, factor: 0.5 });
 * [rate(9), rate(10), rate(20)]; // => [1, 0.5, 0.25]
 * ```
 */
export function stepDecay(
  rate: number,
  { every, factor = 0.1 }: { readonly every: number; readonly factor?: number },
): Schedule {
  refuseNegative('the rate', rate);
  refuseNegative('the factor of a step decay', factor);
  refuseCount('every', every);
  return (step) => {
    let left = rate; // products, not a power: the same on every machine
    for (let k = every; k <= step; k += every) left *= factor;
    return left;
  };
}

/**
 * A rate that falls along a straight line, and stays where it ends.
 *
 * @throws RangeError for a rate or a number of steps that cannot be one
 *
 * @example
 * ```ts
 * const rate = linearDecay(1, { steps: 100, to: 0.1 });
 * [rate(0), rate(50), rate(1000)]; // ~> [1, 0.55, 0.1]
 * ```
 */
export function linearDecay(
  rate: number,
  { steps, to = 0 }: { readonly steps: number; readonly to?: number },
): Schedule {
  return between(rate, to, steps, (share) => 1 - share);
}

/**
 * A rate that falls along half a cosine, slowly at both ends, and stays where it ends (Loshchilov & Hutter 2017,
 * arXiv:1608.03983):  to + (rate − to) (1 + cos πk/steps) / 2
 *
 * The cosine is a series of our own, so that every machine takes the same steps.
 *
 * @throws RangeError for a rate or a number of steps that cannot be one
 *
 * @example
 * ```ts
 * const rate = cosineDecay(1, { steps: 100 });
 * [rate(0), rate(50), rate(100)]; // => [1, 0.5, 0]
 * ```
 */
export function cosineDecay(
  rate: number,
  { steps, to = 0 }: { readonly steps: number; readonly to?: number },
): Schedule {
  return between(rate, to, steps, (share) => (1 + cosineOfHalfTurns(share)) / 2);
}

/** cos πu for u in [0, 1], as the sine of π(1/2 − u) by its Taylor series, in which every operation is rounded alike everywhere. */
function cosineOfHalfTurns(u: number): number {
  if (u === 0 || u === 1) return 1 - 2 * u;
  const x = Math.PI * (0.5 - u);
  let [term, sum] = [x, x];
  for (let k = 2; k <= 22; k += 2) {
    term *= (-x * x) / (k * (k + 1));
    sum += term;
  }
  return sum;
}

/**
 * A schedule that begins gently: its first steps rise evenly to the rate, then it goes its way, its own step 0 being the first
 * after these.
 *
 * @throws RangeError for a number of steps that cannot be one
 *
 * @example
 * ```ts
 * const rate = warmUp(4, cosineDecay(1, { steps: 100 }));
 * [rate(0), rate(1), rate(3), rate(4)]; // => [0.25, 0.5, 1, 1]
 * ```
 */
export function warmUp(steps: number, then: number | Schedule): Schedule {
  refuseCount('the steps of a warm-up', steps);
  const after = scheduleOf(then);
  return (step) => (step < steps ? (after(0) * (step + 1)) / steps : after(step - steps));
}

function between(from: number, to: number, steps: number, left: (share: number) => number): Schedule {
  refuseNegative('the rate', from);
  refuseNegative('the rate at the end', to);
  refuseCount('the steps of a schedule', steps);
  return (step) => to + (from - to) * left(Math.min(1, step / steps));
}

/** @throws RangeError where a number of steps is no whole number, or 0 */
export function refuseCount(name: string, count: number): void {
  if (!(Number.isInteger(count) && count >= 1))
    throw new RangeError(`${name} must be a whole number from 1 on, not ${count}`);
}
