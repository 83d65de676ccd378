/*md
# Where weights begin

Before the first step, the initial weights decide whether a signal gets through many layers, and whether neurons can become different
from each other at all.
*/
import { numbers } from '@fishergrad/engine';
import { forward, he, type Initialization, MLP, moons, squared, train, uniform, xavier, zeros } from '@fishergrad/nn';
import { last } from '@fishergrad/optimize';
import { normal, seeded } from '@fishergrad/random';
import { curve, digits, figure, show, table } from '../weave/index.ts';

/*md
## Size: six layers of ReLU

A neuron sums $n$ inputs with weights of SD $s$. Inputs of mean square $m$ make sums of variance $n s^2 m$, and ReLU lets half of that through:
every layer multiplies $m$ by $n s^2/2$. He et al. (2015) choose $s = \sqrt{2/n}$, so that $m$ stays 1; the SD is then $\sqrt{1 - 1/\pi} = 0.83$.
For $n = 64$, U(−1, 1) makes the signal 3.3 times larger in each layer, weights of SD 0.05 make it 3.5 times smaller, and those of Glorot & Bengio (2010),
called Xavier and meant for tanh, 1.4 times smaller.
*/
const [width, seeds] = [64, [1, 2, 3, 4, 5]];
const layers = [1, 2, 3, 4, 5, 6];
const sdOf = (all: readonly number[]) => {
  const mean = all.reduce((sum, y) => sum + y, 0) / all.length;
  return Math.sqrt(all.reduce((sum, y) => sum + (y - mean) ** 2, 0) / all.length);
};
const sdPerLayer = (initialization: Initialization, seed: number) => {
  const random = seeded(seed);
  const activation = layers.map(() => 'relu' as const);
  const { network, weights } = new MLP(
    width,
    layers.map(() => width),
    { random, initialization, activation },
  );
  const [w, outputs] = [[...weights], layers.map((): number[] => [])];
  for (let sample = 0; sample < 6; sample++) {
    const x = Array.from({ length: width }, () => normal(random)); // of SD 1
    forward(numbers, network, w, x, (all, layer) => outputs[layer].push(...all));
  }
  return outputs.map(sdOf);
};
const small: Initialization = (_nin, _nout, random) => 0.05 * normal(random);
const kinds = Object.entries({ 'U(−1, 1)': uniform, He: he, Xavier: xavier, 'SD 0.05': small });
const all = kinds.map(([, kind]) => seeds.map((seed) => sdPerLayer(kind, seed)));
const means = all.map((networks) =>
  layers.map((_, k) => Math.exp(networks.reduce((sum, sds) => sum + Math.log(sds[k]), 0) / seeds.length)),
);
const caption = 'SD of the outputs, geometric mean of five networks: of these four only He keeps it.';
show(
  figure(
    caption,
    { x: 'layer', y: 'SD of the outputs', logY: true },
    ...kinds.map(([name], k) => curve(name, layers, means[k])),
  ),
);
const [least, most] = [Math.min(...means[1]), Math.max(...means[1])];
if (!(least > 0.4 && most < 2)) throw new Error(`He should keep SDs, not have ${least} to ${most}`);
show({
  'least SD of six layers by He': digits(least, 3),
  'largest SD of six layers by He': digits(most, 3),
  'SD after six layers by U(−1, 1)': digits(means[0][5], 3),
  'SD after six layers by weights of SD 0.05': digits(means[3][5], 3),
});

/*md
## Difference: zeros

Neurons of a layer that begin alike, in the weights that come in and those that go out, get the same gradient, so they stay alike to the
last bit: the layer is one neuron, repeated. With zeros
not even that moves: no slope gets through weights of 0. A network 2-8-8-1 on two moons, after 300 steps:
*/
const set = moons({ count: 100, noise: 0.1, random: seeded(1) });
const starts = { 'all 0': zeros, 'all 0.5': () => 0.5, Xavier: xavier };
const rows = Object.entries(starts).map(([name, initialization]) => {
  const mlp = new MLP(2, [8, 8, 1], { random: seeded(2), activation: 'tanh', initialization });
  const { train: score } = last(train({ mlp, train: set, loss: squared, epochs: 300 }));
  const different = mlp.layers.slice(0, 2).map(({ neurons }) => {
    return new Set(neurons.map(({ parameters }) => parameters.map(({ data }) => data).join(' '))).size;
  });
  return [name, ...different, digits(score.loss, 3)];
});
show(table(['weights at the start', 'different neurons, layer 1', 'layer 2', 'loss'], rows));
