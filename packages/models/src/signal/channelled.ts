import { Complex } from '@fishergrad/engine';
import type { Sample } from './signalModel.ts';

/**
 * What is measured of samples: a real one is one channel; a complex one is two, its real and its imaginary part. In the order
 * of the acquisitions.
 *
 * @example
 * ```ts
 * import { Complex } from '@fishergrad/engine';
 *
 * channelled([1, new Complex(2, 3)]); // => [1, 2, 3]
 * ```
 */
export function channelled<T>(samples: readonly Sample<T>[]): T[] {
  const channels: T[] = [];
  for (const sample of samples) {
    if (sample instanceof Complex) channels.push(sample.re, sample.im);
    else channels.push(sample);
  }
  return channels;
}
