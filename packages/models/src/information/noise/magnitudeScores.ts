import { besselRatios } from './besselRatios.ts';
import { hankel, hankelFrom, hankelTerms } from './hankel.ts';

/** A magnitude sample x (σ = 1): how likely it is, and its scores in the form in which they do not cancel. */
export interface Scores {
  readonly density: number;
  /** Near: u = s_A/ν. Far: s_A. */
  readonly amplitude: number;
  /** Near: q = (s_σ − 2L u)/w. Far: s_σ. */
  readonly noise: number;
}

/**
 * Density and scores of a magnitude sample of L coils as functions of the sample x, at noise-free magnitude ν and σ = 1.
 *
 *   p(x) = x^L ν^(1−L) e^(−(x²+ν²)/2) I_(L−1)(xν)
 *   s_A = ∂ ln p/∂A = x R(xν) − ν        s_σ = ∂ ln p/∂σ = x² − ν² − 2L − 2ν s_A        R = I_L / I_(L−1)
 *
 * With y = x² ρ_L(xν), y₊ = x² ρ_(L+1)(xν) and w = ν² near (w of the order of L or below),
 *
 *   u = y − 1        q = u² + y (y₊ − y)
 *
 * and far, with δ = x − ν and E = xν (1 − R),  s_A = δ − E/ν,  s_σ = δ² − 2L + 2E.
 */
export function magnitudeScores(coils: number, ν: number, near: boolean): (x: number) => Scores {
  const terms = hankelTerms(coils);
  return (x) => {
    const z = x * ν;
    if (z < hankelFrom(coils)) return byRatios(coils, ν, near, x);
    const { scaled, lag } = hankel(terms, z);
    return far(coils, ν, x, ((x / ν) ** (coils - 0.5) * scaled * bell(x - ν)) / Math.sqrt(2 * Math.PI), lag);
  };
}

function byRatios(coils: number, ν: number, near: boolean, x: number): Scores {
  const { ratio, next, lag, scaled } = besselRatios(coils, x * ν, x * x);
  const density = x * scaled * bell(x - ν);
  if (!near) return far(coils, ν, x, density, lag);
  const y = x * x * ratio;
  const u = y - 1;
  return { density, amplitude: u, noise: u * u + y * (x * x * next - y) };
}

function far(coils: number, ν: number, x: number, density: number, lag: number): Scores {
  const δ = x - ν;
  return { density, amplitude: δ - lag / ν, noise: δ * δ - 2 * coils + 2 * lag };
}

function bell(δ: number): number {
  return Math.exp((-δ * δ) / 2);
}
