/*md
# Tuned on validation, tested once

Rate, width and weight decay are chosen by trying. Trying needs samples of its own: who chooses by the test has learned the test, and who
reports the score that chose reports luck.
*/
import { crossEntropy, evaluate, MLP, moons, predictAll, split, train, xavier } from '@fishergrad/nn';
import { last } from '@fishergrad/optimize';
import { seeded } from '@fishergrad/random';
import { evenly, figure, points, show } from '../weave/index.ts';

/*md
## Twenty-five throws

Random search (Bergstra & Bengio 2012): every trial draws all of its numbers anew, so that each of them is tried at 25 values, where a
grid of 27 would try three. They are even in the logarithm, since nobody knows their order of magnitude.

There are 90 samples to learn from and 60 to choose by. The 1050 for the test are far more than usual, for these scores to be sure.
*/
const [noise, trials] = [0.3, 25];
const parts = split(moons({ count: 1200, noise, random: seeded(1) }), {
  train: 0.075,
  validation: 0.05,
  random: seeded(2),
});
const random = seeded(3);
const between = (low: number, high: number) => low * (high / low) ** random();
const tried = evenly(1, trials, trials).map((trial) => {
  const [rate, width, l2] = [between(1e-4, 1), Math.round(between(1, 32)), between(1e-6, 1)].map(Math.fround);
  const mlp = new MLP(2, [width, 1], { random: seeded(100 + trial), activation: 'tanh', initialization: xavier });
  const { train: set, validation } = parts;
  const { accuracy } = last(
    train({ mlp, train: set, validation, loss: crossEntropy, rate, l2, epochs: 150 }),
  ).validation!;
  return { rate, width, l2, mlp, validation: 100 * accuracy };
});
const chosen = tried.reduce((best, each) => (each.validation > best.validation ? each : best));

/*md
## The test

It is asked for once, when the choice is made. How the others would have done is of interest here, but decides nothing.
*/
const test = parts.test();
const scores = tried.map(({ mlp }) => 100 * evaluate(mlp, test, crossEntropy).accuracy);
const score = scores[tried.indexOf(chosen)];
const median = scores.toSorted((a, b) => a - b)[(trials - 1) / 2];
if (!(score > median && parts.testAccesses === 1)) throw new Error('the search has chosen no better than chance');
show({
  'right in test, chosen − median of all tried (points)': score - median,
  'chosen, right in test (%)': score,
  'chosen, right in validation (%)': chosen.validation,
  'rate chosen': chosen.rate,
  'width chosen': chosen.width,
  'weight decay l2 chosen': chosen.l2,
  'times the test was asked for': parts.testAccesses,
});

/*md
## The winner's curse

The best of many scores is good also because its validation samples happened to suit it. Had others been drawn, it would promise
too much again: on the average over 100 other validation sets of 60, by as many points as this.
*/
const others = moons({ count: 6000, noise, random: seeded(4) });
const mean = (all: ArrayLike<number>) => Array.from(all).reduce((sum, each) => sum + each, 0) / all.length;
const right = tried.map(({ mlp }) =>
  predictAll(mlp, others.inputs)[0].map((o, k) => (o * others.targets[0][k] > 0 ? 100 : 0)),
);
const optimism = evenly(0, 99, 100).map((k) => {
  const told = right.map((all) => mean(all.subarray(60 * k, 60 * (k + 1))));
  const most = Math.max(...told);
  return most - mean(right[told.indexOf(most)]);
});
if (!(mean(optimism) > 0)) throw new Error('there is no curse on the winner');
show({ 'promised too much (points)': mean(optimism) });
const rates = tried.map(({ rate }) => rate);
const promised = tried.map(({ validation }) => validation);
const marks = [points('validation', rates, promised), points('test', rates, scores)];
const caption =
  'Most trials that fail have a single neuron and a small rate. Which of the others looks best on 60 samples is in good part luck.';
show(figure(caption, { x: 'rate', y: 'right (%)', logX: true }, ...marks));
