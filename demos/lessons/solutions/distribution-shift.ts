import { normal, type Random } from '@fishergrad/random';

/** One σ a scan, as a scanner has it; even in the logarithm, so that no decade of the SNR is rare. */
export function withNoise(S: readonly number[], S0: number, random: Random): number[] {
  const SNR = 10 * 10 ** random();
  return S.map((echo) => echo + (S0 / SNR) * normal(random));
}
