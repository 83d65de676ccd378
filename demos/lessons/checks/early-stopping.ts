import assert from 'node:assert/strict';
import { crossEntropy, MLP, moons, train } from '@fishergrad/nn';
import { seeded } from '@fishergrad/random';

/** What a rule of patience must satisfy. */
export default function check({ patiently }: typeof import('../exercises/early-stopping.ts')): void {
  const is = (losses: readonly number[], patience: number, stopped: number, kept: number, sentence: string): void => {
    const found = patiently(losses, patience);
    const says = `${sentence} (losses ${losses.join(', ')}, patience ${patience}: found ${JSON.stringify(found)})`;
    assert.deepEqual({ ...found }, { stopped, kept }, says);
  };
  is([5, 4, 3, 2], 2, 3, 3, 'A loss that falls to the end is trained to the end.');
  is([5, 3, 4, 4, 4], 2, 3, 1, 'After two epochs that are not lower, it stops, and goes back.');
  is([5, 3, 4, 2, 3, 3], 2, 5, 3, 'A new least loss begins the waiting anew.');
  is([5, 3, 4, 4, 1], 2, 3, 1, 'What comes after the stop is never seen.');
  is([5, 3, 3, 3, 3], 2, 3, 1, 'An equal loss is not lower; the first of equals is kept.');
  is([5, 3, 4], 9, 2, 1, 'Where patience outlasts the training, the best epoch is kept all the same.');
  const [set, validation] = [2, 3].map((seed) => moons({ count: 40, noise: 0.3, random: seeded(seed) }));
  const run = (patience: object) => {
    const mlp = new MLP(2, [8, 1], { random: seeded(1), activation: 'tanh' });
    return train({ mlp, train: set, validation, loss: crossEntropy, rate: 0.1, epochs: 150, ...patience });
  };
  const losses = Array.from(run({}), (epoch) => epoch.validation!.loss);
  const stopped = [...run({ patience: 10 })].length - 1;
  const kept = losses.indexOf(Math.min(...losses.slice(0, stopped + 1)));
  assert.deepEqual(
    { ...patiently(losses, 10) },
    { stopped, kept },
    'It must stop where "train" stops with a patience of 10.',
  );
}
