import { numbers } from '@fishergrad/engine';
import { chiInformation } from './chiInformation.ts';

/**
 * What one magnitude sample tells about its noise-free magnitude A: its Fisher information in units of 1/σ².
 *
 *   g(ν) = E[(x I_L(xν)/I_(L−1)(xν) − ν)²],  ν = A/σ
 *
 * It is 1 for a real sample with Gaussian noise; for a magnitude it falls as ν²/L toward ν = 0 and is about
 * 1 − (2L − 1)/(2ν²) where ν is large. σ is the SD **per real channel** of every coil. L coils are combined as the root of
 * the sum of squares, and A is that of their noise-free signals; L = 1 is Rician noise (Sijbers 1998,
 * doi:10.1109/42.712125; Karlsen 1999, Magn Reson Med 41:614).
 *
 * @param ν A/σ; its sign does not matter
 * @param coils L, from 1 to 128
 * @throws RangeError when L is no such whole number
 *
 * @example
 * ```ts
 * [1, 2, 5].map((ν) => magnitudeInformation(ν)); // ~> [0.521446920734381, 0.85263205184354, 0.979561869047795]
 * magnitudeInformation(1, 4); // ~> 0.200657500081105
 * ```
 */
export function magnitudeInformation(ν: number, coils = 1): number {
  const w = Math.min(ν * ν, 1e300); // g is 1 long before; ∞/∞ would be NaN
  return w * chiInformation(coils).perSquare(numbers, w);
}
