/*md
# Over-fitting

Many weights, few points and much time: the network learns its points by heart, noise included. The sign is a validation loss that turns
up while the training loss still falls.
*/
import { accuracyCurves, crossEntropy, decisionBoundary, lossCurves } from '@fishergrad/nn';
import { MLP, moons, split, train } from '@fishergrad/nn';
import { seeded } from '@fishergrad/random';
import { digits, figureOf, show, table } from '../weave/index.ts';

/*md
## The same code, another configuration

The moons, the split and the loss are those of [good training](good-training.html). There, 33 weights met 6000 points, with a little
*L2* (a penalty $\lambda \sum w^2$, which keeps weights small); here 129 weights meet 40 points, without.
*/
const configurations = {
  good: { count: 10_000, share: 0.6, width: 8, l2: 1e-4, epochs: 20, batch: 200 },
  'by heart': { count: 1000, share: 0.04, width: 32, l2: 0, epochs: 600, batch: 40 },
};
const learn = (name: keyof typeof configurations, seed: number) => {
  const { count, share, width, l2, epochs, batch } = configurations[name];
  const set = moons({ count, noise: 0.3, random: seeded(seed) });
  const parts = split(set, { train: share, validation: 0.2, random: seeded(seed + 100) });
  const mlp = new MLP(2, [width, 1], { random: seeded(seed + 200), activation: 'tanh' });
  const run = { mlp, train: parts.train, validation: parts.validation, loss: crossEntropy, l2 };
  return { parts, mlp, all: [...train({ ...run, epochs, rate: 0.05, batch, random: seeded(seed + 300) })] };
};

/*md
## What to expect

The moons overlap, so that some points lie on the wrong side. To be right about these too, weights must grow: the loss
$\ln(1 + e^{-t y})$ goes to 0 as $t y$ goes to infinity. A new point beside such a point is then wrong with great certainty, and costs
about $|y|$. So the validation loss first falls, while the shape of the moons is learned, and then rises. The *gap*, validation minus
training loss, must end far above that of good training, where it is chance, about ± 0.02.
*/
const seeds = [1, 2, 3];
const heart = seeds.map((seed) => learn('by heart', seed));
const [good, bad] = [[learn('good', 1)], heart].map((runs) =>
  runs.map(({ all }) => {
    const losses = all.map(({ validation }) => validation!.loss);
    const [turn, end] = [losses.indexOf(Math.min(...losses)), all.length - 1];
    return { end, turn, least: losses[turn], train: all[end].train.loss, validation: losses[end] };
  }),
);
const row = (name: string, { end, turn, least, train, validation }: (typeof good)[0]) => [
  name,
  `${turn} of ${end}`,
  digits(least, 3),
  digits(train, 3),
  digits(validation, 3),
];
const rows = [row('good', good[0]), ...bad.map((each, k) => row(`by heart, ${k + 1}`, each))];
show(table(['', 'best epoch', 'validation there', 'training at the end', 'validation at the end'], rows));
const mean = (runs: typeof good, of: (run: (typeof good)[0]) => number) =>
  runs.reduce((sum, run) => sum + of(run), 0) / runs.length;
if (!(mean(bad, (run) => run.validation) > 1.5 * mean(bad, (run) => run.least)))
  throw new Error('the validation loss did not turn up');
const gap = (runs: typeof good) => mean(runs, ({ train, validation }) => validation - train);
if (!(gap(bad) > 5 * Math.abs(gap(good)))) throw new Error('forty points were enough for 129 weights');
show({
  'gap at the end, by heart': digits(gap(bad), 3),
  'gap at the end, good training': digits(gap(good), 2),
});

/*md
## How it looks

Sure of itself everywhere, also where it is wrong. The loss sees that; accuracy sees little of it, because it asks only for the side.
*/
const [{ parts, mlp, all }] = heart;
const { train: training, validation } = parts;
const caption = 'The boundary bends around training points until each is on its side; many others are not.';
show(figureOf(decisionBoundary(mlp, { training, validation }, { caption })));
show(figureOf(lossCurves(all, 'The validation loss turns up early; the training loss falls to the end.')));
show(figureOf(accuracyCurves(all, 'Accuracy: training goes to 1, and validation does not follow.')));
