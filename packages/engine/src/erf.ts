/**
 * The error function, (2/√π) ∫₀ˣ e^(−t²) dt, to a few units in the last place.
 *
 * |x| < 2.5: the series (2/√π) e^(−x²) Σ 2ⁿ x^(2n+1) / (2n+1)!!, all of one sign (DLMF 7.6.2).
 * Beyond: 1 − e^(−x²)/√π · continued fraction (DLMF 7.9.1), of which 1 leaves few digits visible.
 */
export function erf(x: number): number {
  if (Number.isNaN(x) || x === 0) return x; // −0 as well: erf is odd
  const size = Math.abs(x);
  const value = size < 2.5 ? series(size) : size > 6 ? 1 : 1 - complement(size);
  return x < 0 ? -value : value;
}

function series(x: number): number {
  let term = x;
  let sum = x;
  for (let n = 1; term > sum * 1e-17; n++) {
    term *= (2 * x * x) / (2 * n + 1);
    sum += term;
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum;
}

function complement(x: number): number {
  let fraction = x;
  for (let k = 60; k > 0; k--) fraction = x + k / 2 / fraction;
  return Math.exp(-x * x) / Math.sqrt(Math.PI) / fraction;
}
