/*md
# Width or depth?

So many weights, and the choice how to spend them: on few wide layers, or on many narrow ones? Three spirals to be told apart are a small
test of it.
*/
import { crossEntropy, evaluate, MLP, type Network } from '@fishergrad/nn';
import { spirals, train, weightCount, xavier } from '@fishergrad/nn';
import { last } from '@fishergrad/optimize';
import { seeded } from '@fishergrad/random';
import { curve, digits, figure, show, table } from '../weave/index.ts';

/*md
## Equal budgets

For a number of hidden layers, each layer gets as many neurons as the budget of weights allows. All networks see the same 150 points, and
train for 150 epochs by Adam at a rate of 0.05, from the weights of Glorot & Bengio (2010).
*/
const classes = 3;
const shape = (depth: number, width: number): Network => {
  const hidden = Array.from({ length: depth }, () => ({ width, activation: 'tanh' }) as const);
  return { inputs: 2, layers: [...hidden, { width: classes, activation: 'linear' }] };
};
const widest = (depth: number, budget: number) => {
  let width = 1;
  while (weightCount(shape(depth, width + 1)) <= budget) width++;
  return width;
};
const how = { noise: 0.02, classes };
const draw = (count: number, seed: number) => spirals({ ...how, count, random: seeded(seed) });
const accuracy = (depth: number, width: number, seed: number) => {
  const nouts = shape(depth, width).layers.map((layer) => layer.width);
  const mlp = new MLP(2, nouts, { random: seeded(seed), activation: 'tanh', initialization: xavier });
  last(train({ mlp, train: draw(150, seed + 100), loss: crossEntropy, rate: 0.05, epochs: 150 }));
  return evaluate(mlp, draw(1000, seed + 200), crossEntropy).accuracy;
};

/*md
## What to expect

There are functions for which depth saves exponentially many neurons (Telgarsky 2016). But a layer of one or two neurons passes on
one or two numbers: what it loses, no later layer finds again, and networks no wider than their inputs cannot be every function,
however deep (Johnson 2019). And each layer multiplies the gradient once more, so that the first layers of a deep network
learn slowly. A spiral of three quarters of a turn needs little depth. So at an equal budget many narrow layers should be the worst.

Shown is the mean of three repetitions, with other points and weights.
*/
const [depths, budgets, repetitions] = [
  [1, 2, 4, 8],
  [50, 100],
  [1, 2, 3],
];
const cells = budgets.map((budget) =>
  depths.map((depth) => {
    const width = widest(depth, budget);
    const right = repetitions.map((seed) => accuracy(depth, width, seed));
    const sum = right.reduce((a, b) => a + b);
    return { depth, width, budget, percent: (100 * sum) / right.length };
  }),
);
const rows = depths.map((depth, k) => [
  `${depth}`,
  ...cells.flatMap((row) => [`${row[k].width}`, digits(row[k].percent, 3)]),
]);
const head = budgets.flatMap((budget) => [`width, ${budget} weights`, `right (%), ${budget} weights`]);
show(table(['hidden layers', ...head], rows));
const best = cells.flat().reduce((a, b) => (b.percent > a.percent ? b : a));
const deepest = cells[1].at(-1)!;
if (!(best.percent - deepest.percent > 5)) throw new Error('the deepest network is as good as the best');
show({
  'best network': `${best.depth} × ${best.width}`,
  'right, best (%)': digits(best.percent, 3),
  'fewer right with 8 layers, 100 weights (points)': digits(best.percent - deepest.percent, 3),
});
const caption =
  'At either budget one or two layers are right about most new points, and eight narrow ones about fewest.';
const line = (row: (typeof cells)[0]) =>
  curve(
    `${row[0].budget} weights`,
    depths,
    row.map(({ percent }) => percent),
    { marked: true },
  );
show(figure(caption, { x: 'hidden layers', y: 'right on new points (%)' }, ...cells.map(line)));

/*md
> This is about small networks and short training. In large ones, normalization and shortcuts past layers keep the gradient alive, and
> depth pays.
*/
