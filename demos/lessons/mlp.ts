/*md
# A network, step by step

A network is a formula with many numbers to choose. Here are its parts, one step of training by hand, and the same training compiled.

$$y = f(w \cdot x + b)$$
*/
import { type Value, values } from '@fishergrad/engine';
import { hinge, Layer, MLP, moons, Neuron, sampleAt, train } from '@fishergrad/nn';
import { linearDecay, sgd } from '@fishergrad/optimize';
import { seeded } from '@fishergrad/random';
import { apart, curve, digits, figure, show, table } from '../weave/index.ts';

/*md
## Neuron, layer, network

A *neuron* weighs its inputs, adds a bias and bends the sum: $f(z) = \max(0, z)$, the *ReLU*. A *layer* is neurons side by side. A
*multi-layer perceptron* (MLP) is layers in a row; the last is not bent. With 2 inputs and layers of 16, 16 and 1, there are
$16 \cdot 3 + 16 \cdot 17 + 17 = 337$ numbers.
*/
const random = seeded(1);
const [x1, x2] = [0.5, -1];
const mlp = new MLP(2, [16, 16, 1], { random: seeded(1) });
show({
  'what a neuron says of (0.5, −1)': new Neuron(2, { random }).of([x1, x2]).data,
  'numbers of a layer of 16': new Layer(2, 16, { random }).parameters.length,
  'numbers of the network': mlp.parameters.length,
});

/*md
## One step by hand

Points of two half moons have labels $t = \pm 1$, and the sign of the output $y$ is the answer. What an answer costs is the *hinge loss*
$\max(0, 1 - t y)$ (Cortes & Vapnik 1995): nothing, where it is right with a margin. $\lambda \sum w^2$ keeps the weights small.
`backward()` finds the slope of the total in each weight, and a step goes down: $w \leftarrow w - \eta\, \partial L / \partial w$.
*/
const [samples, λ, η] = [100, 1e-4, 1];
const set = moons({ count: samples, noise: 0.05, random: seeded(2) });
const costs = Array.from({ length: samples }, (_, k) => {
  const { x, t } = sampleAt(set, k);
  const [y] = mlp.of(x);
  return y.mul(-t[0]).add(1).relu();
});
const sum = (terms: readonly Value[]) => values.add(...terms) as Value;
const squares = sum(mlp.parameters.map((w) => w.pow(2)));
const L = sum(costs).div(samples).add(squares.mul(λ));
L.backward();
mlp.step(η);

/*md
## A hundred steps, compiled

`train` records the same formulas once and compiles them. Its first step must lead where the step by hand has led. Then 99 more, at
a rate that falls from 1 to 0.1.
*/
const steps = 100;
const compiled = new MLP(2, [16, 16, 1], { random: seeded(1) });
const rate = linearDecay(η, { steps, to: 0.1 });
const course = { loss: hinge, optimizer: sgd(), rate, epochs: steps, l2: λ };
const run = train({ mlp: compiled, train: set, ...course });
const byHand = mlp.weights;
const scores = Array.from(run, ({ train: score }) => ({ ...score, weights: compiled.weights }));
const distances = scores[1].weights.map((w, k) => Math.abs(w - byHand[k]));
show({ 'weights after one step, by hand and compiled': apart(Math.max(...distances), 0, 1e-12) });
const shown = [0, 1, 10, 20, 50, 100].map((step) => {
  const { loss, accuracy } = scores[step];
  return [`${step}`, digits(loss, 3), 100 * accuracy];
});
show(table(['step', 'mean loss', 'right (%)'], shown));
show({ 'first step with every point right': scores.findIndex(({ accuracy }) => accuracy === 1) });
apart(scores[steps].accuracy, 1, 0, 'the accuracy at the end');
const caption = 'Steps this big stumble at first; in the end every point is right, by a margin.';
const [k, losses] = [[...scores.keys()], scores.map(({ loss }) => loss)];
const shares = scores.map(({ accuracy }) => accuracy);
const curves = [curve('mean hinge loss', k, losses), curve('share of points that are right', k, shares)];
show(figure(caption, { x: 'step', y: 'loss, share' }, ...curves));
