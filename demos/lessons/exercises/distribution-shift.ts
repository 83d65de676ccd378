import type { Random } from '@fishergrad/random';
import { unsolved } from '../../support/unsolved.ts';

/**
 * Noise for a network that is to meet any SNR from 10 to 100. Draw *one* SNR for the whole scan, even in its logarithm, and return the
 * echoes `S`, each with Gaussian noise of its own of SD $\sigma = S_0/\mathrm{SNR}$ added. `random()` is even in [0, 1), and
 * `normal(random)` of `@fishergrad/random` has mean 0 and SD 1.
 */
export function withNoise(S: readonly number[], S0: number, random: Random): number[] {
  return unsolved();
}
