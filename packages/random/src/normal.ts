import type { Random } from './random.ts';

/**
 * A normal deviate of mean 0 and SD 1, by the ratio of uniforms (Leva 1992, ACM TOMS 18:449–455, doi:10.1145/138351.138364).
 *
 * (u, v) is uniform in a box around {u² ≤ exp(−(v/u)²/2)}; inside of it, v/u is normal. Two quadratics settle 99 of 100 points
 * without a logarithm. The deviate is a quotient of two uniforms, so it is the same number wherever these are, whatever
 * `Math.log` is there.
 *
 * @example
 * ```ts
 * import { seeded } from '@fishergrad/random';
 *
 * const random = seeded(1);
 * const echo = 0.7 + 0.02 * normal(random); // a sample of 0.7 with noise of SD 0.02
 * Math.abs(echo - 0.7) < 0.2; // => true
 * ```
 */
export function normal(random: Random): number {
  for (;;) {
    const u = 1 - random(); // (0, 1]
    const v = 1.7156 * (random() - 0.5);
    const x = u - 0.449871;
    const y = Math.abs(v) + 0.386595;
    const q = x * x + y * (0.196 * y - 0.25472 * x);
    if (q < 0.27597) return v / u;
    if (q <= 0.27846 && v * v <= -4 * u * u * Math.log(u)) return v / u;
  }
}
