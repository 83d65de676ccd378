import type { Arithmetic } from '@fishergrad/engine';
import { WIDTHS } from './data.ts';

const RATE = 0.05;
const DECAY = 1e-4;

/** The hinge loss of one sample, max(0, 1 − label · score), over any arithmetic. */
export function hinge<T>(a: Arithmetic<T>, w: readonly T[], x: readonly (T | number)[], label: T | number): T {
  let from = 0;
  let activity: readonly (T | number)[] = x;
  WIDTHS.slice(1).forEach((width, layer) => {
    const last = layer === WIDTHS.length - 2;
    activity = Array.from({ length: width }, () => {
      const bias = w[from + activity.length]!;
      const z = a.add(bias, ...activity.map((input, k) => a.mul(w[from + k]!, input)));
      from += activity.length + 1;
      return last ? z : a.relu(z);
    });
  });
  return a.relu(a.sub(1, a.mul(label, activity[0]!)));
}

/** One step of gradient descent from the summed slopes, in place; the loss with its weight decay. */
export function descend(w: Float64Array, slopes: ArrayLike<number>, summedLoss: number, samples: number): number {
  let loss = summedLoss / samples;
  for (let k = 0; k < w.length; k++) {
    const x = w[k]!;
    loss += DECAY * x * x;
    w[k] = x - RATE * (slopes[k]! / samples + 2 * DECAY * x);
  }
  return loss;
}
