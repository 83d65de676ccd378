// Draws from each law of noise, and the slope of the logarithm of its density, both from its definition.
import { normal, type Random } from '@fishergrad/random';

/** The mean of one real or complex sample, and its slopes in each parameter. */
export interface Moving {
  readonly re: number;
  readonly im?: number;
  readonly slopes: readonly number[];
  readonly slopesIm?: readonly number[];
}

/** Draws a data set and gives the slopes of its log likelihood: in every parameter, then in ln σ. */
export type Score = (random: Random, samples: readonly Moving[]) => number[];

/** Σ over independent samples of (slope in what the sample tells) · ∂/∂θ, and of the slope in ln σ. */
function independent(
  one: (random: Random, at: Moving, k: number) => readonly [slopes: number[], inLogSigma: number],
): Score {
  return (random, samples) => {
    const sums = new Array<number>(samples[0]!.slopes.length + 1).fill(0);
    samples.forEach((at, k) => {
      const [slopes, inLogSigma] = one(random, at, k);
      slopes.forEach((slope, i) => (sums[i]! += slope));
      sums[sums.length - 1]! += inLogSigma;
    });
    return sums;
  };
}

/** y = μ + σ z:  ln p = −ln σ − (y − μ)²/2σ². */
export const gaussianScore = (sigma: (k: number) => number): Score =>
  independent((random, { slopes }, k) => {
    const z = normal(random);
    return [slopes.map((slope) => (z / sigma(k)) * slope), z * z - 1];
  });

/** Both channels of y = μ + σ (z + i z′). */
export const complexScore = (sigma: number): Score =>
  independent((random, { slopes, slopesIm }) => {
    const [z, w] = [normal(random), normal(random)];
    return [slopes.map((slope, i) => (z * slope + w * slopesIm![i]!) / sigma), z * z + w * w - 2];
  });

/**
 * m = √(Σ of 2L squares), all normal of SD σ, the mean of the first |μ| = A:
 * ln p = L ln m − (L − 1) ln A − 2 ln σ − (m² + A²)/2σ² + ln I_(L−1)(m A/σ²).
 */
export const chiScore = (sigma: number, coils: number): Score =>
  independent((random, { re, im = 0, slopes, slopesIm }) => {
    const A = Math.hypot(re, im);
    let m2 = (A + sigma * normal(random)) ** 2;
    for (let c = 1; c < 2 * coils; c++) m2 += (sigma * normal(random)) ** 2;
    const m = Math.sqrt(m2);
    const part = m * besselRatio(coils, (m * A) / sigma ** 2);
    const inA = (part - A) / sigma ** 2;
    const inLogSigma = -2 * coils + (m2 + A * A - 2 * A * part) / sigma ** 2;
    return [slopes.map((slope, i) => (inA * (re * slope + im * (slopesIm?.[i] ?? 0))) / A), inLogSigma];
  });

/** I_ν(x)/I_(ν−1)(x) by Gauss's continued fraction, 1/(2ν/x + 1/(2(ν+1)/x + …)), from its far end. */
export function besselRatio(order: number, x: number): number {
  let ratio = 0;
  for (let n = order + Math.ceil(x) + 25; n >= order; n--) ratio = 1 / ((2 * n) / x + ratio);
  return ratio;
}

/** y counts of mean λ = gain μ:  ln p = y ln λ − λ. */
export const poissonScore = (gain: number): Score =>
  independent((random, { re, slopes }) => {
    const λ = gain * re;
    const y = poisson(λ, random);
    return [slopes.map((slope) => (y / λ - 1) * gain * slope), 0];
  });

/** By inversion of the distribution function, from 0 upward. */
function poisson(λ: number, random: Random): number {
  let [u, p, y] = [random(), Math.exp(-λ), 0];
  while (u > p && p > 0) {
    u -= p;
    p *= λ / ++y;
  }
  return y;
}

/** y = μ + σ L z with L Lᵀ = C:  ln p = −n ln σ − rᵀC⁻¹r/2σ², so that ∂/∂θ = (L⁻¹ ∂μ)ᵀ z/σ. */
export const correlatedScore = (covariance: readonly (readonly number[])[]): Score => {
  const L = cholesky(covariance);
  return (random, samples) => {
    const z = samples.map(() => normal(random));
    const inParameters = samples[0]!.slopes.map((_, i) => {
      const w = solveLower(
        L,
        samples.map(({ slopes }) => slopes[i]!),
      );
      return w.reduce((sum, x, k) => sum + x * z[k]!, 0);
    });
    return [...inParameters, z.reduce((sum, x) => sum + x * x - 1, 0)];
  };
};

/** r₁ = σ z₁, rₖ = ρ rₖ₋₁ + σ √(1 − ρ²) zₖ; the density is the product of these conditional ones. */
export const autoregressiveScore = (sigma: number, ρ: number): Score => {
  const fresh = sigma * Math.sqrt(1 - ρ * ρ);
  return (random, samples) => {
    const sums = new Array<number>(samples[0]!.slopes.length + 1).fill(0);
    samples.forEach(({ slopes }, k) => {
      const z = normal(random);
      const before = samples[k - 1]?.slopes;
      slopes.forEach((slope, i) => (sums[i]! += (z * (slope - ρ * (before?.[i] ?? 0))) / (before ? fresh : sigma)));
      sums[sums.length - 1]! += z * z - 1;
    });
    return sums;
  };
};

/** L with L Lᵀ = C. */
export function cholesky(C: readonly (readonly number[])[]): number[][] {
  const L: number[][] = [];
  C.forEach((row, i) => {
    L.push([]);
    for (let k = 0; k <= i; k++) {
      const rest = row[k]! - L[k]!.slice(0, k).reduce((sum, x, j) => sum + x * L[i]![j]!, 0);
      L[i]!.push(i === k ? Math.sqrt(rest) : rest / L[k]![k]!);
    }
  });
  return L;
}

/** L⁻¹ b. */
export function solveLower(L: readonly (readonly number[])[], b: readonly number[]): number[] {
  const x: number[] = [];
  b.forEach((each, k) => x.push((each - x.reduce((sum, y, j) => sum + y * L[k]![j]!, 0)) / L[k]![k]!));
  return x;
}

/** What so many draws say of a score: its mean, the mean of its products, and the standard error of every entry. */
export interface Simulated {
  readonly mean: readonly number[];
  readonly meanError: readonly number[];
  readonly products: readonly (readonly number[])[];
  readonly errors: readonly (readonly number[])[];
}

/** Draws `count` data sets. */
export function simulate(score: Score, samples: readonly Moving[], count: number, random: Random): Simulated {
  const width = samples[0]!.slopes.length + 1;
  const zeros = (): number[][] => Array.from({ length: width }, () => new Array<number>(width).fill(0));
  const [mean, products, squares] = [new Array<number>(width).fill(0), zeros(), zeros()];
  for (let n = 0; n < count; n++) {
    const s = score(random, samples);
    for (let i = 0; i < width; i++) {
      mean[i]! += s[i]! / count;
      for (let k = 0; k < width; k++) {
        const product = s[i]! * s[k]!;
        products[i]![k]! += product / count;
        squares[i]![k]! += (product * product) / count;
      }
    }
  }
  const errors = squares.map((row, i) => row.map((x, k) => Math.sqrt((x - products[i]![k]! ** 2) / count)));
  return { mean, meanError: mean.map((_, i) => Math.sqrt(products[i]![i]! / count)), products, errors };
}
