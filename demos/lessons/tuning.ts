/*md
# Tuned on validation, tested once

Rate, width and *L2* (a penalty $\lambda \sum w^2$) are chosen by trying. Trying needs samples of its own: who chooses by the test has
learned the test, and who reports the score that chose reports luck.
*/
import { crossEntropy, evaluate, MLP, moons, predictAll, split, train, xavier } from '@fishergrad/nn';
import { last } from '@fishergrad/optimize';
import { seeded } from '@fishergrad/random';
import { mean } from '../support/index.ts';
import { digits, evenly, figure, points, show } from '../weave/index.ts';

/*md
## Twenty-five trials

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
  const drawn = [between(1e-4, 1), Math.round(between(1, 32)), between(1e-6, 1)];
  const [rate, width, l2] = drawn.map(Math.fround);
  const start = { random: seeded(100 + trial), activation: 'tanh', initialization: xavier } as const;
  const mlp = new MLP(2, [width, 1], start);
  const { train: set, validation } = parts;
  const run = train({ mlp, train: set, validation, loss: crossEntropy, rate, l2, epochs: 150 });
  return { rate, width, l2, mlp, validation: 100 * last(run).validation!.accuracy };
});
const chosen = tried.reduce((best, each) => (each.validation > best.validation ? each : best));

/*md
## The test

It is asked for once, when the choice is made. How the others would have done is of interest here, but decides nothing.
*/
const test = parts.test();
const scores = tried.map(({ mlp }) => 100 * evaluate(mlp, test, crossEntropy).accuracy);
if (parts.testAccesses !== 1) throw new Error('the test was asked more than once');
show({
  'chosen, right in test (%)': digits(scores[tried.indexOf(chosen)], 3),
  'chosen, right in validation (%)': digits(chosen.validation, 3),
  'rate chosen': digits(chosen.rate, 3),
  'width chosen': chosen.width,
  'L2 penalty λ chosen': digits(chosen.l2, 3),
  'times the test was asked for': parts.testAccesses,
});

/*md
## The winner's curse

The best of many scores is good also because its validation samples happened to suit it. So here the 25 are chosen from anew by each
of 100 other validation sets of 60. On the average, what is chosen is well above the middle of what was tried, and
not as good as its score promised.
*/
const others = moons({ count: 6000, noise, random: seeded(4) });
const right = tried.map(({ mlp }) =>
  predictAll(mlp, others.inputs)[0].map((o, k) => (o * others.targets[0][k] > 0 ? 100 : 0)),
);
const truths = right.map(mean);
const choices = evenly(0, 99, 100).map((k) => {
  const told = right.map((all) => mean(all.subarray(60 * k, 60 * (k + 1))));
  const most = Math.max(...told);
  return [most, truths[told.indexOf(most)]];
});
const [promise, truth] = [0, 1].map((i) => mean(choices.map((each) => each[i])));
const median = truths.toSorted((a, b) => a - b)[(trials - 1) / 2];
if (!(truth > median + 1)) throw new Error('the search has chosen no better than chance');
if (!(promise > truth + 0.5)) throw new Error('there is no curse on the winner');
show({
  'best of all tried, right (%)': digits(Math.max(...truths), 3),
  'chosen on the average, right (%)': digits(truth, 3),
  'median of all tried, right (%)': digits(median, 3),
  'promised too much (points)': digits(promise - truth, 2),
});
const rates = tried.map(({ rate }) => rate);
const promised = tried.map(({ validation }) => validation);
const marks = [points('validation', rates, promised), points('test', rates, scores)];
const caption = 'Some trials fail. Which of the others looks best on 60 samples is in good part luck.';
show(figure(caption, { x: 'rate', y: 'right (%)', logX: true }, ...marks));
