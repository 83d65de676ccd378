/*md
# Label noise

People who label make mistakes. A network that learns its points by heart learns the mistakes too; one whose weights must stay small
outvotes them.
*/
import { crossEntropy, evaluate, MLP, moons, type Samples, train } from '@fishergrad/nn';
import { last } from '@fishergrad/optimize';
import { seeded } from '@fishergrad/random';
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
  const { train: trained } = last(train({ mlp, train: training, loss: crossEntropy, rate: 0.1, epochs: 400, l2 }));
  return { training: trained.accuracy, test: evaluate(mlp, draw(1000, seed + 300), crossEntropy).accuracy };
};

/*md
## What to expect

If a share $q < \tfrac12$ of labels is flipped independently of the points, the more probable label at every point is still the right
one: of many neighbors, most are right (Angluin & Laird 1988). A network that follows the majority is right about a share $1 - q$
of its *training* labels, and about nearly all clean ones. To be right about more of the training labels, it must bend around single
points, and is wrong beside them.

Bending takes large weights, which the *weight decay* $\lambda \sum w^2$ makes dear: with $\lambda = 10^{-3}$ the majority is cheaper. Three repetitions
each, with other points, flips and weights.
*/
const shares = [0, 0.1, 0.2, 0.4];
const mean = (all: readonly number[]) => all.reduce((sum, each) => sum + each) / all.length;
const [free, decayed] = [0, 1e-3].map((l2) =>
  shares.map((share) => {
    const runs = [1, 2, 3].map((seed) => learn(seed, share, l2));
    const percent = (key: 'training' | 'test') => 100 * mean(runs.map((run) => run[key]));
    return { training: percent('training'), test: percent('test') };
  }),
);
const rows = shares.map((share, k) => {
  const numbers = [free[k].training, free[k].test, decayed[k].training, decayed[k].test];
  return [`${100 * share} %`, ...numbers.map((each) => digits(each, 3))];
});
show(
  table(
    ['flipped', 'free: training (%)', 'free: clean test (%)', 'decay: training (%)', 'decay: clean test (%)'],
    rows,
  ),
);
const [byHeart, byMajority] = [free[2].test, decayed[2].test];
if (!(byMajority > 90 && byHeart < 90)) throw new Error(`right are ${byHeart} % without decay, ${byMajority} % with`);
show({
  'right on clean labels, 20 % flipped, decay (%)': digits(byMajority, 3),
  'the same without decay (%)': digits(byHeart, 3),
});

const caption = 'With weight decay a fifth of wrong labels costs little; without, the network repeats the mistakes.';
const x = shares.map((share) => 100 * share);
const line = (name: string, all: typeof free) =>
  curve(
    name,
    x,
    all.map(({ test }) => test),
    { marked: true },
  );
const curves = [line('weight decay', decayed), line('no decay', free)];
show(figure(caption, { x: 'labels flipped (%)', y: 'right on clean labels (%)' }, ...curves));
