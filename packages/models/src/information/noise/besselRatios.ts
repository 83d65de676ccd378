/** Modified Bessel functions of one argument z ≥ 0, as L coils need them. */
export interface BesselRatios {
  /** ρ_L(z) = I_L(z) / (z I_(L−1)(z)), 1/(2L) at z = 0. */
  readonly ratio: number;
  /** ρ_(L+1)(z) */
  readonly next: number;
  /** E(z) = z (1 − zρ_L): z at small z, about L − ½ at large. */
  readonly lag: number;
  /** e⁻ᶻ I_(L−1)(z) (scale/z)^(L−1) */
  readonly scaled: number;
}

/**
 * Ratios of modified Bessel functions, and the one of order L − 1, nearly to rounding.
 *
 *   ρₖ = Iₖ / (z Iₖ₋₁) = 1 / (2k + z² ρₖ₊₁)        eᶻ = I₀ + 2 Σₖ Iₖ        (DLMF 10.33.1 and 10.35.5)
 *
 * written for Eₖ = z (1 − zρₖ), which keeps its digits where zρₖ is nearly 1. All terms of the sum are positive. What is
 * set at the first level n is forgotten as Π (zρₖ)² ≈ e^(−n²/z).
 *
 * @param scale keeps I_(L−1) / z^(L−1) from underflow: about 2L + z
 */
export function besselRatios(coils: number, z: number, scale: number): BesselRatios {
  const n = coils + 16 + Math.ceil(9 * Math.sqrt(z));
  let lag = z - z ** 2 / (n + Math.hypot(n, z));
  let [sum, product] = [1, 1]; // (Iₖ₋₁ + Iₖ + Iₖ₊₁ + …) / Iₖ₋₁; the ratios below L
  let [next, own, ownLag] = [0, 0, 0];
  for (let k = n - 1; k > 0; k--) {
    const ratio = 1 / (2 * k + (z - lag));
    lag = z * ratio * (2 * k - lag);
    sum = 1 + z * ratio * sum;
    if (k < coils) product *= scale * ratio;
    else if (k === coils) [own, ownLag] = [ratio, lag];
    else if (k === coils + 1) next = ratio;
  }
  return { ratio: own, next, lag: ownLag, scaled: product / (2 * sum - 1) };
}
