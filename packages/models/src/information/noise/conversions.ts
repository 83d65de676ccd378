/**
 * σ per channel of complex noise whose total SD √E|n|² is given: total/√2.
 *
 * @example
 * ```ts
 * perChannel(Math.SQRT2); // ~> 1
 * ```
 */
export function perChannel(totalSd: number): number {
  return totalSd / Math.SQRT2;
}

/**
 * σ per real channel from the SD of the background of a magnitude image of one coil, where there is no signal: that is
 * Rayleigh distributed, of SD σ √(2 − π/2) = 0.655 σ.
 *
 * @example
 * ```ts
 * sigmaFromBackground(0.6551363775620336); // ~> 1
 * ```
 */
export function sigmaFromBackground(backgroundSd: number): number {
  return backgroundSd / Math.sqrt(2 - Math.PI / 2);
}

/**
 * The SD of noise whose root mean square is so many decibels below that of the samples: 10^(−dB/20) ‖s‖/√N, with |s| for
 * complex samples.
 *
 * Read as the noise of a real channel it is σ. Read as the total noise of complex samples, which some software means, σ is that of
 * {@link perChannel}.
 *
 * @example
 * ```ts
 * sigmaFromRmsDb(20, [3, 4]); // ~> 0.353553390593274
 * ```
 */
export function sigmaFromRmsDb(decibels: number, magnitudes: readonly number[]): number {
  const power = magnitudes.reduce((sum, s) => sum + s * s, 0) / magnitudes.length;
  return 10 ** (-decibels / 20) * Math.sqrt(power);
}
