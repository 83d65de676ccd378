import assert from 'node:assert/strict';
import { MLP } from '@fishergrad/nn';
import { seeded } from '@fishergrad/random';

/** What the widest layers of a budget must satisfy. */
export default function check({ hiddenWidth }: typeof import('../exercises/width-or-depth.ts')): void {
  const is = (found: number, wanted: number, sentence: string): void =>
    assert.equal(found, wanted, `${sentence} (${found} instead of ${wanted})`);
  is(hiddenWidth(2, 1, 1, 65), 16, '2-16-1 has 16 · 3 + 17 = 65 weights.');
  is(hiddenWidth(2, 2, 1, 337), 16, '2-16-16-1 has 16 · 3 + 16 · 17 + 17 = 337 weights.');
  is(hiddenWidth(2, 2, 1, 336), 15, 'One weight less, and sixteen do not fit.');
  is(hiddenWidth(6, 1, 1, 8), 0, 'One hidden neuron of six inputs takes nine weights.');
  for (const [inputs, depth, outputs, budget] of [
    [2, 8, 3, 100],
    [6, 3, 2, 500],
    [10, 1, 5, 1000],
  ]) {
    const width = hiddenWidth(inputs, depth, outputs, budget);
    assert.ok(width >= 1 && width <= budget, `A budget of ${budget} allows some width, not ${width}.`);
    const weights = (w: number): number =>
      new MLP(inputs, [...new Array<number>(depth).fill(w), outputs], { random: seeded(1) }).parameters.length;
    const says = `${inputs} inputs, ${depth} layers, ${outputs} outputs, a budget of ${budget}: a width of ${width}`;
    assert.ok(weights(width) <= budget, `${says} takes ${weights(width)} weights.`);
    assert.ok(weights(width + 1) > budget, `${says} is not the largest.`);
  }
}
