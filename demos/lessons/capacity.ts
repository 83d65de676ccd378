/*md
# Capacity

How complicated a function a network can be is its *capacity*, and width buys it. What it does not need for the shape of the data, it
spends on the noise of its samples.
*/
import { crossEntropy, evaluate, MLP, moons, train } from '@fishergrad/nn';
import { last } from '@fishergrad/optimize';
import { seeded } from '@fishergrad/random';
import { mean } from '../support/index.ts';
import { curve, digits, figure, show, table } from '../weave/index.ts';

/*md
## The gap

Sixty points of two overlapping moons to learn from, a thousand new ones to be judged by. The *gap* is the mean loss on new points minus
that on the sixty; the loss is the cross-entropy. Twelve repetitions of each width, with other points and weights.
*/
const n = 60;
const widths = [1, 2, 4, 8, 16];
const repetitions = Array.from({ length: 12 }, (_, k) => k + 1);
const draw = (count: number, seed: number) => moons({ count, noise: 0.3, random: seeded(seed) });
const learn = (width: number, seed: number) => {
  const mlp = new MLP(2, [width, 1], { random: seeded(seed), activation: 'tanh' });
  const course = { loss: crossEntropy, epochs: 200, rate: 0.1 };
  const trained = last(train({ mlp, train: draw(n, seed + 100), ...course })).train;
  return { trained, fresh: evaluate(mlp, draw(1000, seed + 200), crossEntropy) };
};

/*md
## What to expect

For few weights $p$ and many samples $n$ there is a law: fitting makes the training loss too small by $p/2n$ on average, and the loss on
new samples too large by as much (Akaike 1974). Together,

$$\text{gap} \approx p/n$$

A network of two inputs and $w$ hidden neurons has $p = 4w + 1$ weights. The law promises a gap of 0.08 for one neuron. From 15 neurons on
there are more weights than points, and no law.
*/
const found = widths.map((width) => {
  const runs = repetitions.map((seed) => learn(width, seed));
  const training = mean(runs.map((run) => run.trained.loss));
  const fresh = mean(runs.map((run) => run.fresh.loss));
  return { width, training, fresh, gap: fresh - training, law: (4 * width + 1) / n };
});
const rows = found.map(({ width, ...rest }) => {
  return [`${width}`, ...Object.values(rest).map((each) => digits(each, 2))];
});
show(table(['width', 'training loss', 'loss on new points', 'gap', 'p/n'], rows));
const growth = found.at(-1)!.gap / found[0].gap;
if (!(growth > 2)) throw new Error(`from the narrowest to the widest the gap grew only ${growth} times`);
const off = found.map(({ gap, law }) => gap / law);
if (!off.slice(0, -1).every((each) => each > 0.4 && each < 2.5))
  throw new Error(`up to 8 neurons the gap should be about p/n, and is ${off.join(', ')} times that`);
if (!(off.at(-1)! < 0.7))
  throw new Error(`at 16 neurons the gap should be behind p/n, and is ${off.at(-1)} times that`);
show({ 'gap at width 16 ÷ gap at width 1': digits(growth, 2) });

const gaps = found.map(({ gap }) => gap);
const laws = found.map(({ law }) => law);
const caption = 'The gap grows with width: about as p/n, within a factor of 2 or so, then it falls behind.';
const axes = { x: 'width (neurons)', y: 'gap (mean loss)', logX: true, logY: true };
const drawn = curve('found', widths, gaps, { marked: true });
show(figure(caption, axes, drawn, curve('p/n', widths, laws, { dash: 'dot' })));

/*md
> Width is not the culprit alone: the weights are free, and time is long. [An L2 penalty](label-noise.html) and
> [early stopping](early-stopping.html) make a wide network behave.
*/
