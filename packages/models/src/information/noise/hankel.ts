/** How many terms: at z ≥ 2L² + 30 the last is below 1e-21 of the first. */
const TERMS = 30;

/** From which z on {@link Hankel} holds to rounding, for L coils. */
export const hankelFrom = (coils: number): number => 2 * coils ** 2 + 30;

/** The Bessel function of L coils and its ratio at large z. */
export interface Hankel {
  /** √(2πz) e⁻ᶻ I_(L−1)(z) */
  readonly scaled: number;
  /** z (1 − I_L(z) / I_(L−1)(z)), about L − ½ */
  readonly lag: number;
}

/**
 * The coefficients eⱼ of E(z) = z (1 − I_L / I_(L−1)) ~ Σ eⱼ z⁻ʲ, the asymptotic series at large z.
 *
 * From Riccati's equation of the ratio, R′ = 1 − R² − (2L − 1) R/z:  2E = 2L − 1 − E′ + (E² − (2L − 2) E)/z.
 */
export function hankelTerms(coils: number): number[] {
  const e = [coils - 0.5];
  for (let j = 0; j + 1 < TERMS; j++) {
    const square = e.reduce((sum, each, i) => sum + each * e[j - i]!, 0);
    e.push((square + (j - 2 * coils + 2) * e[j]!) / 2);
  }
  return e;
}

/** The series of {@link hankelTerms} at z, and that of ln (√(2πz) e⁻ᶻ I_(L−1)) = Σ eⱼ / (j zʲ), which is its integral. */
export function hankel(terms: readonly number[], z: number): Hankel {
  let [lag, logarithm] = [0, 0];
  for (let j = terms.length - 1; j > 0; j--) {
    lag = (lag + terms[j]!) / z;
    logarithm = (logarithm + terms[j]! / j) / z;
  }
  return { scaled: Math.exp(logarithm), lag: terms[0]! + lag };
}
