/*md
# Why a network must bend

A weighted sum of weighted sums is a weighted sum: without a bend between them, layers buy nothing. Four heaps (*clusters*)
that no line parts show it: the *exclusive or*, XOR.

$$W_3 (W_2 (W_1 x + b_1) + b_2) + b_3 = w \cdot x + b$$
*/
import { type Activation, crossEntropy, decisionBoundary, evaluate } from '@fishergrad/nn';
import { MLP, train, xavier, xor } from '@fishergrad/nn';
import { last } from '@fishergrad/optimize';
import { seeded } from '@fishergrad/random';
import { apart, digits, figureOf, show, table } from '../weave/index.ts';

/*md
## What a line can do

The heaps stand at $(\pm1, \pm1)$; the label is 1 where the signs differ. Half a turn, $x \to -x$, leaves them as they are, but a line
through 0 then says the opposite: it is right for one half. A line that cuts off a single heap is right for three of four, 75 %, and
(but for stragglers) none does better.

Training does not even find that. The cross-entropy is convex in $w$ and $b$, and the heaps ask for no direction more than for its
opposite: it is least, $\ln 2$ a sample, at $w = 0$, $b = 0$. The small weights that it finds instead are the chance of these samples.
*/
const [set, test] = [300, 2000].map((count, k) => xor({ count, noise: 0.25, random: seeded(k + 1) }));
const cut = new MLP(2, [1], { random: seeded(3) });
cut.weights = [-1, -1, 1]; // cuts off the heap at (1, 1)

/*md
## Three layers, with and without tanh

The same network, samples and training, from three starts each.
*/
const trained = (activation: Activation) =>
  [4, 5, 6].map((seed) => {
    const mlp = new MLP(2, [16, 16, 1], { random: seeded(seed), activation, initialization: xavier });
    last(train({ mlp, train: set, loss: crossEntropy, rate: 0.01, epochs: 100 }));
    return mlp;
  });
const [straight, bent] = [trained('linear'), trained('tanh')];
const right = (mlp: MLP) => 100 * evaluate(mlp, test, crossEntropy).accuracy;
const [straights, bents] = [straight.map(right), bent.map(right)];
if (!(Math.max(...straights) < 65 && Math.min(...bents) > 95))
  throw new Error('depth has bought something, or tanh nothing');
const row = (name: string, all: readonly number[]) => [name, ...all.map((each) => digits(each, 3))];
const rows = [row('linear', straights), row('tanh', bents)];
show(table(['right (%) of 2000 new samples', 'start 1', 'start 2', 'start 3'], rows), {
  'a line that cuts off one heap (% right)': digits(right(cut), 3),
});

/*md
## Multiplied out

The three matrices of a linear network with their biases, multiplied, are one row: two weights and a bias, which say what all 337 numbers
said.
*/
const [[w1, w2, b]] = straight[0].layers.reduce<number[][]>(
  (before, { neurons }) =>
    neurons.map(({ weights, bias }) => {
      const column = (k: number) => weights.reduce((sum, { data }, i) => sum + data * before[i][k], 0);
      return [column(0), column(1), column(2) + bias.data];
    }),
  [
    [1, 0, 0],
    [0, 1, 0],
  ],
);
show({
  ...{ w1: digits(w1, 3), w2: digits(w2, 3), b: digits(b, 3) },
  'at (3, −2)': apart(straight[0].predict([3, -2])[0], 3 * w1 - 2 * w2 + b, 1e-12),
});
const caption = 'With tanh after its hidden sums the same network parts what no line can.';
show(figureOf(decisionBoundary(bent[0], { training: set }, { caption })));
