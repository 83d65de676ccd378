/** The mean is kθ, so the bias is (k − 1)θ and the mean's slope k; the SD is |k|σ, which is all that such a bias allows. */
export function leaning(k: number, theta: number, sigma: number): Errors {
  const sd = Math.abs(k) * sigma;
  return { rmse: Math.hypot((k - 1) * theta, sd), leastSd: sd };
}

/** How far an estimator is off, and the least SD of one with its bias. */
export interface Errors {
  readonly rmse: number;
  readonly leastSd: number;
}
