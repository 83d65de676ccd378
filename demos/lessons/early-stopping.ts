/*md
# Early stopping

While a network learns, its validation loss falls, and later rises. Whoever keeps the weights of the lowest point has the better network, and
the shorter run.
*/
import { crossEntropy, evaluate, MLP, moons, train } from '@fishergrad/nn';
import { seeded } from '@fishergrad/random';
import { curve, digits, figure, points, show, table } from '../weave/index.ts';

/*md
## Patience

Sixty noisy points to learn from, sixty for validation, a thousand for the test. With a *patience* of 30, training stops when the
validation loss has not been lower for 30 epochs, and goes back to the weights where it was lowest (Prechelt 1998).
*/
const draw = (count: number, seed: number) => moons({ count, noise: 0.3, random: seeded(seed) });
const learn = (seed: number, stop: { patience?: number }) => {
  const mlp = new MLP(2, [16, 1], { random: seeded(seed), activation: 'tanh' });
  const [training, validation] = [draw(60, seed + 100), draw(60, seed + 200)];
  const how = { loss: crossEntropy, rate: 0.1, epochs: 400, ...stop };
  const run = train({ mlp, train: training, validation, ...how });
  const losses = Array.from(run, (epoch) => ({
    training: epoch.train.loss,
    validation: epoch.validation!.loss,
  }));
  return { losses, test: evaluate(mlp, draw(1000, seed + 300), crossEntropy).loss };
};

/*md
## What to expect

Weights begin between −1 and 1, and the first steps learn what many points agree on. The noise of single points comes later, and needs
larger weights. For a linear model and gradient descent, stopping after $k$ steps of rate $\eta$ acts like *L2*, a penalty
$\lambda \sum w^2$, with a $\lambda$ of about $1/(2 \eta k)$ (Bishop 1995). Here it is Adam and a network, where that is a picture only.

Six repetitions with other points and weights. The ratio of the test losses, to the end over early, must be above 1.
*/
const seeds = [1, 2, 3, 4, 5, 6];
const toTheEnd = seeds.map((seed) => learn(seed, {}));
const early = seeds.map((seed) => learn(seed, { patience: 30 }));
const best = early.map(({ losses }) => {
  const validation = losses.map((each) => each.validation);
  return validation.indexOf(Math.min(...validation));
});
const rows = seeds.map((seed, k) => {
  const [long, short] = [toTheEnd[k].test, early[k].test];
  return [
    `${seed}`,
    `${best[k]}`,
    `${early[k].losses.length - 1}`,
    ...[short, long, long / short].map((each) => digits(each, 3)),
  ];
});
const head = ['repetition', 'best epoch', 'stopped at', 'test loss, early', 'test loss, at 400', 'ratio'];
show(table(head, rows));
const total = (runs: typeof early) => runs.reduce((sum, { test }) => sum + test, 0);
const ratio = total(toTheEnd) / total(early);
if (!(ratio > 1.5)) throw new Error(`to the end, the test loss is only ${ratio} times as large`);
show({ 'mean test loss without ÷ with early stopping': digits(ratio, 3) });

const shown = 1;
const { losses } = toTheEnd[shown];
const epochs = losses.map((_, k) => k);
const caption = 'The second repetition, trained to the end; patience goes back to the mark.';
const of = (key: 'training' | 'validation') => losses.map((each) => each[key]);
const lines = [curve('training', epochs, of('training')), curve('validation', epochs, of('validation'))];
const mark = points('kept', [best[shown]], [losses[best[shown]].validation]);
show(figure(caption, { x: 'epoch', y: 'mean loss', logY: true }, ...lines, mark));

/*md
> The validation points have chosen the epoch, so their loss there is a little too good: that is why the table shows the test loss. And
> patience can be too short. In the first repetition, it gave up in the first dip.
*/
