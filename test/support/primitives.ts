// Two primitives as someone outside of the engine would make them, for the laws of extension.
import type { Arithmetic, Rule } from '@fishergrad/engine';

/**
 * Dawson's integral F(x) = e^(−x²) ∫₀ˣ e^(t²) dt, F′ = 1 − 2xF. Value: e^(−x²) Σ x^(2k+1) / (k! (2k + 1)), for |x| < 25;
 * formula: continued fraction (McCabe 1974, Math. Comp. 28, 811), everywhere.
 */
export const dawson: Rule = {
  name: 'dawson',
  arity: 1,
  value: (x) => {
    let [term, sum] = [x, x];
    for (let k = 1; Math.abs(term) > 1e-18 * Math.abs(sum); k++) {
      term *= (x * x) / k;
      sum += term / (2 * k + 1);
    }
    return Math.exp(-x * x) * sum;
  },
  slopes: [(a, d, out, x) => a.mul(d, a.sub(1, a.mul(2, x, out)))],
  formula: (a, x) => {
    const u = a.mul(2, x, x);
    let fraction = a.add(91, u);
    for (let k = 45; k > 0; k--) fraction = a.sub(a.add(2 * k - 1, u), a.div(a.mul(2 * k, u), fraction));
    return a.div(x, fraction);
  },
};

/** 1 / (2 + x² / (4 + x² / (6 + …))) = I₁(x) / (x I₀(x)) to `depth` levels. Gauss; DLMF 10.33. */
function ratioOverX<T>(a: Arithmetic<T>, x: T | number, depth: number): T {
  const square = a.mul(x, x);
  let fraction: T | number = 2 * depth;
  for (let k = depth - 1; k > 0; k--) fraction = a.add(2 * k, a.div(square, fraction));
  return a.div(1, fraction);
}

/**
 * The ratio of modified Bessel functions r(x) = I₁(x) / I₀(x), r′ = 1 − r/x − r². At 0, where r/x would be 0/0, the slope
 * takes r/x from a continued fraction; the branch not taken divides by 1, so that not even a tape meets 0/0.
 * Value: the two power series, DLMF 10.25.2; for |x| ≤ 12 the formula has all digits.
 */
export const besselRatio: Rule = {
  name: 'besselRatio',
  arity: 1,
  value: (x) => {
    let [term, zeroth, first] = [1, 1, 1];
    for (let k = 1; term > 1e-18 * zeroth; k++) {
      term *= ((x / 2) * (x / 2)) / (k * k);
      zeroth += term;
      first += term / (k + 1);
    }
    return ((x / 2) * first) / zeroth;
  },
  slopes: [
    (a, d, out, x) => {
      const large = a.sub(a.abs(x), 1);
      const overX = a.where(large, a.div(out, a.where(large, x, 1)), ratioOverX(a, x, 14));
      return a.mul(d, a.sub(a.sub(1, overX), a.mul(out, out)));
    },
  ],
  formula: (a, x) => a.mul(x, ratioOverX(a, x, 30)),
};
