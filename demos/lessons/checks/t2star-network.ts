import assert from 'node:assert/strict';
import { near } from '../../support/index.ts';

/** What bias and scatter of a leaning estimator must satisfy. */
export default function check({ leaning }: typeof import('../exercises/t2star-network.ts')): void {
  const { rmse, leastSd } = leaning(1, 3, 0.5);
  const areNumbers = typeof rmse === 'number' && typeof leastSd === 'number';
  assert.ok(areNumbers, 'Return two numbers, as { rmse, leastSd }.');
  near(rmse, 0.5, 'For k = 1 there is no bias: the RMSE is σ.');
  near(leastSd, 0.5, 'For k = 1 the least SD is the bound.');
  const deaf = leaning(0, 3, 0.5);
  near(deaf.rmse, 3, 'For k = 0 the estimator says 0 whatever was measured: it is wrong by θ.');
  near(deaf.leastSd, 0, 'For k = 0 the mean does not follow θ, and no scatter is needed.');
  const half = leaning(-0.5, 2, 4);
  near(half.rmse, Math.sqrt(13), 'RMSE² is bias² + SD²: 3² + 2² for k = −1/2, θ = 2, σ = 4.');
  near(half.leastSd, 2, 'An SD is never negative, whichever way the mean goes.');
  const nearby = leaning(0.8, 1, 1);
  assert.ok(nearby.rmse < 1, 'Near 0 an estimator that leans there is below the bound of unbiased ones.');
}
