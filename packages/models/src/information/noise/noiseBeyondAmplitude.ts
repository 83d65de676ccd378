import { magnitudeScores, type Scores } from './magnitudeScores.ts';

/** Step of the trapezoid rule in y. The nearest poles lie at Im y = π/2, so it is off by e^(−π²/STEP) = 7e-18. */
const STEP = 0.25;
/** Where a weight has fallen to this share of the largest, the rest is nothing. */
const NOTHING = 1e-19;

/**
 * √h/w near, √h far, of L coils at w = ν²: h = ¼ E[(s_σ − β s_A)²], β = I_Aσ/I_AA, is what a magnitude sample tells about
 * σ beyond what it tells about A, in units 4/σ².
 *
 * The trapezoid rule in y with x = ln(1 + eʸ), which converges exponentially.
 */
export function noiseBeyondAmplitude(coils: number, w: number, near: boolean): number {
  const samples = weighted(magnitudeScores(coils, Math.sqrt(w), near), Math.sqrt(w + 2 * coils - 1));
  const mean = (f: (s: Scores) => number): number => samples.reduce((sum, s) => sum + s.density * f(s), 0);
  const β = mean((s) => s.amplitude * s.noise) / mean((s) => s.amplitude ** 2);
  return Math.sqrt(mean((s) => (s.noise - β * s.amplitude) ** 2) / mean(() => 1)) / 2;
}

/** Samples from about the likeliest both ways, until they weigh nothing; `density` is per y. */
function weighted(scores: (x: number) => Scores, likeliest: number): Scores[] {
  const samples: Scores[] = [];
  const middle = Math.round(likeliest / STEP);
  let largest = 0;
  for (const direction of [1, -1]) {
    for (let k = direction < 0 ? middle - 1 : middle, weight = Infinity; weight > NOTHING * largest; k += direction) {
      const y = k * STEP;
      const { density, amplitude, noise } = scores(Math.max(y, 0) + Math.log1p(Math.exp(-Math.abs(y))));
      weight = density / (1 + Math.exp(-y));
      largest = Math.max(largest, weight);
      samples.push({ density: weight, amplitude, noise });
    }
  }
  return samples;
}
