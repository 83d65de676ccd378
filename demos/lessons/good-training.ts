/*md
# Good training

A network has learned when it is as good on points it has never seen. To show that without
fooling oneself takes three sets of points, one of them opened once.
*/
import { accuracyCurves, chosen, crossEntropy, decisionBoundary, evaluate, lossCurves } from '@fishergrad/nn';
import { MLP, moons, split, train } from '@fishergrad/nn';
import { seeded } from '@fishergrad/random';
import { mean } from '../support/index.ts';
import { digits, figureOf, show, table } from '../weave/index.ts';

/*md
## Three sets

Half moons with so much noise (SD 0.3) that they overlap: nobody can be right about every point. 60 % of the points are to learn from
(*training*), 20 % to choose by (*validation*): the size of the network, the rate, when to stop. The rest is for the *test*: its result is honest
only while nothing was chosen by it, and `split` counts how often it is asked for.

The loss is the *cross-entropy*, $\ln(1 + e^{-t y})$ for an output $y$ and a label $t = \pm 1$: what the label costs in log-probability
when $1/(1 + e^{-y})$ is the probability of $t = 1$.
*/
const learn = (seed: number) => {
  const points = moons({ count: 10_000, noise: 0.3, random: seeded(seed) });
  const parts = split(points, { random: seeded(seed + 100) });
  const mlp = new MLP(2, [8, 1], { random: seeded(seed + 200), activation: 'tanh' });
  const run = { mlp, train: parts.train, validation: parts.validation, loss: crossEntropy, l2: 1e-4 };
  const epochs = [...train({ ...run, epochs: 20, rate: 0.05, batch: 200, random: seeded(seed + 300) })];
  return { parts, mlp, epochs };
};

/*md
## What to expect

Fitting $p$ weights to $n$ samples makes the mean training loss too small by about $p/2n$, and that of new samples too large by as
much (Akaike 1974). The network has 33 weights for 6000 points, so the gap should be about 0.0055, which is 2.5 % of the loss. Chance adds:
2000 points leave their mean uncertain by some 5 %. So the ratio is taken over four repetitions, with other points and weights.
*/
const repetitions = [1, 2, 3, 4].map(learn);
const ends = repetitions.map(({ epochs }) => epochs.at(-1)!);
const [training, validation] = [ends.map((end) => end.train.loss), ends.map((end) => end.validation!.loss)];
const threeDigits = (all: readonly number[]) => all.map((each) => digits(each, 3));
const rows = ends.map((_, k) => [
  `${k + 1}`,
  ...threeDigits([training[k], validation[k], validation[k] / training[k]]),
]);
show(table(['repetition', 'training loss', 'validation loss', 'ratio'], rows));
const ratio = mean(validation) / mean(training);
if (!(Math.abs(ratio - 1) < 0.1)) throw new Error(`validation loss is ${ratio} times the training loss`);
show({ 'validation loss ÷ training loss': digits(ratio, 3) });

/*md
All choices are made. Now, once, the test of the first network. (How sure its 2000 points are, the exercise asks.)
*/
const [{ parts, mlp, epochs }] = repetitions;
const test = parts.test();
show({
  'right on the test set (%)': digits(100 * evaluate(mlp, test, crossEntropy).accuracy, 3),
  'test set opened (times)': parts.testAccesses,
});

/*md
## How it looks

The boundary is smooth, and follows the moons rather than single points.
*/
const some = (set: typeof test) => chosen(set, [...Array(150).keys()]);
const drawn = { training: some(parts.train), validation: some(parts.validation), test: some(test) };
const sets = 'After training, with 150 points of each set: it errs in all alike, where the moons overlap.';
show(figureOf(decisionBoundary(mlp, drawn, { caption: sets })));
const together = 'The losses fall and stay together: that of validation is the lower here by chance.';
show(figureOf(lossCurves(epochs, together)));
show(
  figureOf(accuracyCurves(epochs, 'Nine points of ten are right on both sets: the rest lies where the moons overlap.')),
);
