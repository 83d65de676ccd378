/** The mean is kθ, so the bias is (k − 1)θ and the mean's slope k; the SD is |k|σ, which is all that such a bias allows. */
export function leaning(k: number, theta: number, sigma: number): { readonly rmse: number; readonly leastSd: number } {
  const sd = Math.abs(k) * sigma;
  return { rmse: Math.hypot((k - 1) * theta, sd), leastSd: sd };
}
