import assert from 'node:assert/strict';
import { normal, seeded } from '@fishergrad/random';

type Exercise = typeof import('../exercises/initialization.ts');

export default function check({ weightSd }: Exercise): void {
  for (const [n, leak] of [
    [50, 0],
    [50, 0.3],
    [200, 0.3],
    [50, 1],
  ]) {
    const kept = keptBy(weightSd(n, leak), n, leak);
    const sentence = `${n} inputs of mean square 1, leak ${leak}: with your SD the outputs have the mean square ${kept.toFixed(3)}, not 1.`;
    assert.ok(Math.abs(kept - 1) < 0.05, sentence);
  }
}

/** The mean square of what 8000 neurons say of inputs of mean square 1; chance moves it by 0.02 or so. */
function keptBy(sd: number, n: number, leak: number): number {
  const random = seeded(n);
  let squares = 0;
  for (let neuron = 0; neuron < 8000; neuron++) {
    let z = 0;
    for (let k = 0; k < n; k++) z += sd * normal(random) * (k % 2 === 0 ? 1 : -1);
    squares += z > 0 ? z ** 2 : (leak * z) ** 2;
  }
  return squares / 8000;
}
