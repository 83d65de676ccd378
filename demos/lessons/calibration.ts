/*md
# Does 90 % mean 90 %?

A network that gives probabilities makes a promise: of the samples to which it gives 0.9, nine in ten are of that class. One that has
learned its samples by heart promises far too much, and a single number mends most of it.
*/
import { crossEntropy, MLP, moons, predictAll, type Samples, train, xavier } from '@fishergrad/nn';
import { last } from '@fishergrad/optimize';
import { seeded } from '@fishergrad/random';
import { mean } from '../support/index.ts';
import { curve, digits, evenly, figure, geometrically, points, show, table } from '../weave/index.ts';

/*md
## A network that is too sure

Moons that overlap, and 600 epochs for 100 samples. An output $o$ stands for the probability $p = 1/(1 + e^{-o})$ of the label 1. Once
nearly all training samples are on their side, larger outputs still lower the cross-entropy. So they grow, and with them the confidence,
the larger of $p$ and $1 - p$.
*/
const draw = (count: number, seed: number) => moons({ count, noise: 0.5, random: seeded(seed) });
const [set, validation, test] = [draw(100, 1), draw(300, 2), draw(4000, 3)];
const mlp = new MLP(2, [16, 16, 1], { random: seeded(4), activation: 'tanh', initialization: xavier });
last(train({ mlp, train: set, loss: crossEntropy, rate: 0.02, epochs: 600 }));

/*md
## One temperature

Guo et al. (2017) divide all outputs by a temperature $\tau$: the one of least cross-entropy on *validation* samples. Since
$\tau > 0$, no answer changes, only how sure it is.
*/
const answers = ({ inputs, targets: [t] }: Samples) =>
  Array.from(predictAll(mlp, inputs)[0], (o, k) => ({ o, t: t[k] }));
const told = answers(validation);
const temperatures = geometrically(0.5, 30, 100);
const costs = temperatures.map((τ) => mean(told.map(({ o, t }) => Math.log1p(Math.exp((-t * o) / τ)))));
const τ = temperatures[costs.indexOf(Math.min(...costs))];

/*md
## Promised and found

Test samples in ten bins of $p$: the mean $p$ of a bin was promised, the share of label 1 is found. The expected calibration error
(Naeini et al. 2015) is the mean distance of the two, every sample counting alike.
*/
const all = answers(test);
const ways = Object.entries({ 'as trained': 1, 'divided by τ': τ }).map(([way, divisor]) => {
  const each = all.map(({ o, t }) => ({ p: 1 / (1 + Math.exp(-o / divisor)), y: t === 1 ? 1 : 0 }));
  const bins = evenly(0, 9, 10)
    .map((bin) => each.filter(({ p }) => Math.min(9, Math.floor(10 * p)) === bin))
    .filter(({ length }) => length > 0)
    .map((some) => ({ n: some.length, p: mean(some.map(({ p }) => p)), y: mean(some.map(({ y }) => y)) }));
  const error = bins.reduce((sum, { n, p, y }) => sum + n * Math.abs(p - y), 0) / all.length;
  const right = mean(each.map(({ p, y }) => (p > 0.5 === (y === 1) ? 1 : 0)));
  return { way, bins, error, right, confidence: mean(each.map(({ p }) => Math.max(p, 1 - p))) };
});
const [before, after] = ways.map(({ error }) => error);
if (!(after < 0.6 * before)) throw new Error('the temperature mends nothing');
const rows = ways.map(({ way, right, confidence, error }) => [
  way,
  ...[right, confidence, error].map((each) => digits(100 * each, 3)),
]);
const head = ['4000 test samples', 'right (%)', 'mean confidence (%)', 'calibration error (%)'];
show({ 'temperature τ': digits(τ, 3), 'calibration error, after ÷ before': digits(after / before, 3) });
show(table(head, rows));
const caption = 'As trained, the bins lie far from the diagonal. Divided by τ they come near.';
const of = ({ bins }: (typeof ways)[0], which: 'p' | 'y') => bins.map((bin) => bin[which]);
const marks = ways.map((each) => points(each.way, of(each, 'p'), of(each, 'y')));
const diagonal = curve('as promised', [0, 1], [0, 1], { dash: 'dot' });
show(figure(caption, { x: 'probability promised', y: 'share found' }, ...marks, diagonal));
