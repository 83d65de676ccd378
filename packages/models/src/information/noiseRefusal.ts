import type { Sample } from '../signal/signalModel.ts';
import { channelled } from '../signal/channelled.ts';
import { Complex } from '@fishergrad/engine';
import { misfitOf } from './noise/misfit.ts';
import type { Noise } from './noise/noise.ts';

/**
 * Why a noise cannot be that of these samples, as a sentence; undefined where it can: real noise of complex samples, a list of σ
 * of another length, counts whose mean is negative.
 *
 * @example
 * ```ts
 * import { poisson } from '@fishergrad/models';
 *
 * noiseRefusal(poisson(), [10, -1]); // => 'sample 2 has the mean -1, and counts need a positive one'
 * ```
 */
export function noiseRefusal(noise: Noise, samples: readonly Sample<number>[]): string | undefined {
  const complex = samples.map((sample) => sample instanceof Complex);
  return misfitOf(noise, complex) ?? noise.refuses?.({ mean: channelled(samples), jacobian: [], complex });
}
