import assert from 'node:assert/strict';
import { updateToData } from '@fishergrad/nn';
import { normal, seeded } from '@fishergrad/random';

type Exercise = typeof import('../exercises/statistics.ts');

export default function check({ rateFor }: Exercise): void {
  const hand = rateFor([1, 3], [-2, 2], 0.01);
  const why = 'weights 1 and 3 have the SD 1, slopes −2 and 2 have 2';
  assert.ok(Math.abs(hand - 0.005) < 1e-12, `${why}: an update:data of 0.01 needs the rate 0.005, not ${hand}.`);
  const random = seeded(1);
  for (const [mean, slope] of [
    [0, 0],
    [3, 0],
    [0, -5],
  ]) {
    const weights = Array.from({ length: 40 }, () => mean + 0.3 * normal(random));
    const gradient = Array.from({ length: 40 }, () => slope + 2 * normal(random));
    const rate = rateFor(weights, gradient, 1e-3);
    const after = weights.map((w, k) => w - rate * gradient[k]);
    const network = { inputs: 40, layers: [{ width: 1, activation: 'linear' }] } as const;
    const [found] = updateToData(network, Float64Array.of(...weights, 0), Float64Array.of(...after, 0));
    const sentence = `weights around ${mean}, slopes around ${slope}: update:data should be 0.001, and your rate makes it ${found}.`;
    assert.ok(Math.abs(found / 1e-3 - 1) < 1e-6 && rate > 0, sentence);
  }
}
