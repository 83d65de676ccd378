/*md
# Label noise

People who label make mistakes. A network that learns its points by heart learns the mistakes too; one whose weights must stay small
outvotes most of them.
*/
import { crossEntropy, evaluate, MLP, moons, type Samples, train } from '@fishergrad/nn';
import { last } from '@fishergrad/optimize';
import { seeded } from '@fishergrad/random';
import { mean } from '../support/index.ts';
import { curve, digits, figure, show, table } from '../weave/index.ts';

/*md
## Flipped labels

Eighty points of two moons. A share of their labels is *flipped*, at random and whatever the point; test labels are all right.
*/
const draw = (count: number, seed: number) => moons({ count, noise: 0.1, random: seeded(seed) });
const flipped = (set: Samples, share: number, seed: number): Samples => {
  const random = seeded(seed);
  return { ...set, targets: [set.targets[0].map((t) => (random() < share ? -t : t))] };
};
const learn = (seed: number, share: number, l2: number) => {
  const mlp = new MLP(2, [16, 1], { random: seeded(seed), activation: 'tanh' });
  const training = flipped(draw(80, seed + 100), share, seed + 200);
  const course = { loss: crossEntropy, rate: 0.3, epochs: 150, l2 };
  const { train: trained } = last(train({ mlp, train: training, ...course }));
  const { accuracy } = evaluate(mlp, draw(500, seed + 300), crossEntropy);
  return { training: trained.accuracy, test: accuracy };
};

/*md
## What to expect

If a share $q < \tfrac12$ of labels is flipped independently of the points, the more probable label at every point is still the right
one: of many neighbors, most are right (Angluin & Laird 1988). A network that follows the majority is right about a share $1 - q$
of its *training* labels, and about nearly all clean ones. To be right about more of the training labels, it must bend around single
points, and is wrong beside them.

Bending takes large weights, which an *L2 penalty* $\lambda \sum w^2$ in the loss makes dear: with $\lambda = 10^{-3}$ the majority is cheaper.
Twelve repetitions each, with other points, flips and weights; the SD between repetitions is some five points.
*/
const shares = [0, 0.1, 0.2, 0.3];
const repetitions = Array.from({ length: 12 }, (_, k) => k + 1);
const [free, penalized] = [0, 1e-3].map((l2) =>
  shares.map((share) => {
    const runs = repetitions.map((seed) => learn(seed, share, l2));
    const percent = (key: 'training' | 'test') => 100 * mean(runs.map((run) => run[key]));
    return { training: percent('training'), test: percent('test') };
  }),
);
const rows = shares.map((share, k) => {
  const numbers = [free[k].training, free[k].test, penalized[k].training, penalized[k].test];
  return [`${100 * share} %`, ...numbers.map((each) => digits(each, 3))];
});
const head = ['free: training (%)', 'clean test (%)', 'penalty: training (%)', 'clean test (%)'];
show(table(['flipped', ...head], rows));
const lost = (all: typeof free) => all[0].test - all[2].test;
if (!(lost(penalized) < 0.8 * lost(free)))
  throw new Error(`a fifth of wrong labels costs ${lost(penalized)} points, ${lost(free)} if free`);
show({
  'points that a fifth of wrong labels costs, free': digits(lost(free), 2),
  'the same with the penalty': digits(lost(penalized), 2),
});

const caption = 'Without a penalty the network repeats the mistakes; with one they cost about half.';
const x = shares.map((share) => 100 * share);
const line = (name: string, all: typeof free) =>
  curve(
    name,
    x,
    all.map(({ test }) => test),
    { marked: true },
  );
const curves = [line('L2 penalty', penalized), line('free', free)];
show(figure(caption, { x: 'labels flipped (%)', y: 'right on clean labels (%)' }, ...curves));
