/** What one backward recurrence tells about modified Bessel functions of one argument z ≥ 0. */
export interface BesselRatios {
  /** ρₖ(z) = Iₖ(z) / (z Iₖ₋₁(z)) at place k, from k = 1 to L + 1; 1/(2k) at z = 0. */
  readonly ratios: Float64Array;
  /** E(z) = z (1 − I_L(z) / I_(L−1)(z)); z at small z, about L − ½ at large. */
  readonly lag: number;
  /** e⁻ᶻ I₀(z) */
  readonly zeroth: number;
}

/**
 * Ratios of modified Bessel functions for L coils, and e⁻ᶻ I₀, nearly to rounding.
 *
 *   ρₖ = 1 / (2k + z² ρₖ₊₁)        eᶻ = I₀ + 2 Σₖ Iₖ        (DLMF 10.33.1 and 10.35.5)
 *
 * written for Eₖ = z (1 − zρₖ), which keeps its digits where zρₖ is nearly 1. All terms of the sum are positive. What is
 * set at the first level n is forgotten as Π (zρₖ)² ≈ e^(−n²/z).
 */
export function besselRatios(coils: number, z: number): BesselRatios {
  const ratios = new Float64Array(coils + 2);
  const n = coils + 30 + Math.ceil(9 * Math.sqrt(z));
  let lag = z - z ** 2 / (n + Math.hypot(n, z));
  let sum = 1; // of Iₖ / Iₖ₋₁ + Iₖ₊₁ / Iₖ₋₁ + …, and 1
  let own = 0;
  for (let k = n - 1; k > 0; k--) {
    const ratio = 1 / (2 * k + (z - lag));
    lag = z * ratio * (2 * k - lag);
    sum = 1 + z * ratio * sum;
    if (k <= coils + 1) ratios[k] = ratio;
    if (k === coils) own = lag;
  }
  return { ratios, lag: own, zeroth: 1 / (2 * sum - 1) };
}
