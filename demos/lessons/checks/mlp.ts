import { hinge, MLP, moons, sampleAt, train } from '@fishergrad/nn';
import { last, sgd } from '@fishergrad/optimize';
import { seeded } from '@fishergrad/random';
import { near } from '../../support/index.ts';

/** What a step down the hinge loss of one sample must satisfy. */
export default function check({ stepOn }: typeof import('../exercises/mlp.ts')): void {
  const neuron = (weights: readonly number[]): MLP => {
    const mlp = new MLP(2, [1], { random: seeded(1) });
    mlp.weights = weights;
    return mlp;
  };
  const wrong = neuron([0.5, -1, 0.25]); // y = 0.5 · 2 − 1 · 3 + 0.25 = −1.75
  near(stepOn(wrong, [2, 3], 1, 0.1), 2.75, 'The loss before the step is max(0, 1 − t y).');
  const wanted = [0.7, -0.7, 0.35];
  for (const [k, w] of wrong.weights.entries())
    near(w, wanted[k], 'The slope of 1 − t y in a weight is −t x, and in the bias −t: a step goes against it.');
  const below = neuron([0.5, -1, 0.25]);
  near(stepOn(below, [2, 3], -1, 0.1), 0, 'Right with a margin of 1 or more costs nothing.');
  near(below.weights[0], 0.5, 'Where the loss is 0, no weight moves.');
  const [byHand, compiled] = [0, 1].map(() => new MLP(2, [8, 8, 1], { random: seeded(2) }));
  const set = moons({ count: 1, noise: 0.1, random: seeded(3) });
  const { x, t } = sampleAt(set, 0);
  stepOn(byHand, x, t[0], 0.05);
  last(train({ mlp: compiled, train: set, loss: hinge, optimizer: sgd(), rate: 0.05, epochs: 1 }));
  for (const [k, w] of byHand.weights.entries())
    near(
      w,
      compiled.weights[k],
      `A network with hidden layers must move as "train" moves it; weight ${k + 1} does not.`,
    );
}
