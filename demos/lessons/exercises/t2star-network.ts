import { unsolved } from '../../support/unsolved.ts';

/**
 * One sample $x$ has the mean $\theta$ and the SD $\sigma$. The estimator $kx$ leans towards 0 for $0 \le k < 1$, as the network leans
 * towards the middle of what it was trained on. But $k$ may be any number, also a negative one.
 *
 * Return its `rmse` at `theta`, and the least SD that its bias allows it, $|m'(\theta)|$ times the bound, where
 * $m(\theta)$ is its mean and the bound of an unbiased estimator is $\sigma$.
 */
export function leaning(k: number, theta: number, sigma: number): Errors {
  return unsolved();
}

/** How far an estimator is off, and the least SD of one with its bias. */
export interface Errors {
  readonly rmse: number;
  readonly leastSd: number;
}
