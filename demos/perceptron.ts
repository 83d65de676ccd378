/*md
# The perceptron

Two inputs, two weights, a bias and a squashing function: one neuron, and a picture of what an engine for
derivatives does. Every number knows which numbers it came from; walked backward, the graph tells each of them how much it matters.

$$y = \tanh(w_1 x_1 + w_2 x_2 + b)$$
*/
import { toSvg } from '@fishergrad/cli/toSvg';
import { type Arithmetic, numbers, toDot, Value } from '@fishergrad/engine';
import { firstOrder, secondOrder } from './support/index.ts';
import { digits, picture, show, table } from './weave/index.ts';

/*md
## Forward, then backward

A `Value` is a number with a memory. `backward()` walks from the output to everything it was made of, and leaves in each `grad` how
much the output changes per unit of that number.
*/
const [w1, x1, w2, x2, b] = [1.1, 0.5, 0.12, 1.7, 0.34].map((data) => new Value(data));
const s = w1.mul(x1).add(w2.mul(x2), b);
const y = s.tanh();
y.backward();
const labels = { w1, x1, w2, x2, b, s, y };
show(
  table(
    ['', 'data', 'grad, ∂y/∂…'],
    Object.entries(labels).map(([name, { data, grad }]) => [name, data, digits(grad, 12)]),
  ),
);

/*md
The same, drawn. Boxes hold numbers: blue ones were given, the yellow one is the output. Circles are operations.
*/
show(
  picture(
    await toSvg(toDot(y, { labels })),
    'The graph of y. Every grad is the sum, over the arrows that leave a box, of what comes back along them.',
  ),
);

/*md
## What a gradient promises

Move one input by a hundredth, and the output moves by about a hundredth of its gradient. The rest is of second order: a
hundred times smaller, in the last column, for a step ten times smaller.
*/
const formula = <T>({ add, mul, tanh }: Arithmetic<T>, [w1, x1, w2, x2, b]: readonly T[]): T =>
  tanh(add(mul(w1, x1), mul(w2, x2), b));
const at = [1.1, 0.5, 0.12, 1.7, 0.34];
const nudged = ['w1', 'x1', 'w2', 'x2', 'b'].map((name, k) => {
  const moved = (step: number) =>
    formula(
      numbers,
      at.map((each, i) => (i === k ? each + step : each)),
    ) - y.data;
  const promised = [w1, x1, w2, x2, b][k].grad;
  return [name, 0.01 * promised, moved(0.01), moved(0.01) - 0.01 * promised, moved(0.001) - 0.001 * promised];
});
show(table(['moved by 0.01', 'promised', 'found', 'the rest', 'at 0.001'], nudged));

/*md
## Against PyTorch

The numbers in the graph are those of the README of micrograd2023, the teaching engine this one grew from, which held them to
PyTorch. Here the formula is held to it again, at this point and three others. Second derivatives, for which PyTorch walks back
twice, are what a Newton step needs, and the slope of a bound.
*/
show(
  firstOrder(
    'perceptron',
    formula,
    ([w1, x1, w2, x2, b]) => {
      const y = Math.tanh(w1 * x1 + w2 * x2 + b);
      return [y, ...[x1, w1, x2, w2, 1].map((each) => each * (1 - y ** 2))];
    },
    'y',
  ),
  secondOrder('perceptron', formula, 'y'),
);
