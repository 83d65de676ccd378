// A search for a minimum, watched from outside.
import type { Box, Iterate, Objective } from '@fishergrad/optimize';
import { expect } from 'vitest';

/** A search that has ended. */
export interface Descent<S> {
  readonly iterates: readonly Iterate[];
  readonly last: Iterate;
  readonly stop: S;
  /** How often it asked for a value, and how often it had by the time of each iterate. */
  readonly evaluations: number;
  readonly asked: readonly number[];
}

/** Runs a search to its end, and demands that it stays in the box, asks in the box, counts its steps and never rises. */
export function descended<S>(
  search: (objective: Objective) => Generator<Iterate, S>,
  objective: Objective,
  box: Box,
): Descent<S> {
  let evaluations = 0;
  const counted = search((x) => {
    evaluations++;
    expectInside(x, box);
    return objective(x);
  });
  const [iterates, asked]: [Iterate[], number[]] = [[], []];
  let next = counted.next();
  for (; !next.done; next = counted.next()) {
    iterates.push(next.value);
    asked.push(evaluations);
  }
  iterates.forEach(({ step, x, value }, k) => {
    expect(step).toBe(k);
    expectInside(x, box);
    if (k > 0) expect(value).toBeLessThanOrEqual(iterates[k - 1]!.value);
  });
  return { iterates, last: iterates.at(-1)!, stop: next.value, evaluations, asked };
}

function expectInside(x: Float64Array, { lower, upper }: Box): void {
  const outside = x.findIndex((each, k) => !(each >= lower[k]! && each <= upper[k]!));
  expect(outside, `number ${outside + 1} of ${x.join(' ')} lies outside of the box`).toBe(-1);
}

/** Demands that no number may move down: its slope is 0, to `within`, or leads out of the box where it stands at a side. */
export function expectLowest(x: Float64Array, slopes: ArrayLike<number>, { lower, upper }: Box, within: number): void {
  x.forEach((each, k) => {
    const slope = slopes[k]!;
    const isHeld = slope > 0 ? each === lower[k] : each === upper[k];
    expect(isHeld || Math.abs(slope) <= within, `number ${k + 1} = ${each} has the slope ${slope}`).toBe(true);
  });
}
