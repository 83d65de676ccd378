import assert from 'node:assert/strict';
import { MLP } from '@fishergrad/nn';
import { seeded } from '@fishergrad/random';

/** What a width chosen by p/n must satisfy. */
export default function check({ widest }: typeof import('../exercises/capacity.ts')): void {
  const is = (found: number, wanted: number, sentence: string): void =>
    assert.equal(found, wanted, `${sentence} (${found} instead of ${wanted})`);
  is(widest(2, 60, 0.5), 7, 'Two inputs, 60 samples, a gap of 0.5: 30 weights, and 4 w + 1 = 29 for seven neurons.');
  is(widest(2, 66, 0.5), 8, 'Exactly 33 weights are allowed, and eight neurons have 33.');
  is(widest(2, 64, 0.5), 7, 'Of 32 weights the bias of the output takes one, and eight neurons do not fit.');
  is(widest(6, 5, 0.1), 0, 'Five samples do not allow even one neuron.');
  for (const [inputs, samples, gap] of [
    [1, 100, 0.25],
    [6, 300, 0.5],
    [12, 1000, 0.125],
  ]) {
    const width = widest(inputs, samples, gap);
    assert.ok(width >= 1 && width < 1000, `${inputs} inputs and ${samples} samples allow some neurons, not ${width}.`);
    const weights = (w: number): number => new MLP(inputs, [w, 1], { random: seeded(1) }).parameters.length;
    const says = `${inputs} inputs, ${samples} samples, a gap of ${gap}: a width of ${width}`;
    assert.ok(weights(width) / samples <= gap, `${says} has too many weights.`);
    assert.ok(weights(width + 1) / samples > gap, `${says} is not the largest.`);
  }
}
