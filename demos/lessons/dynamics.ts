/*md
# Signals through deep networks, there and back

Outputs flow forward through the layers, slopes of the loss backward. Each layer multiplies both by about the same factor, and ten
layers by its tenth power: what is a little off per layer is far off in the end.
*/
import { type Activation, type Initialization, layerStatistics, type Loss, MLP, samplesOf } from '@fishergrad/nn';
import { normal, seeded } from '@fishergrad/random';
import { mean } from '../support/index.ts';
import { apart, curve, digits, figure, show, table } from '../weave/index.ts';

/*md
## The law of linear layers

A sum of $n$ inputs of SD 1 with weights from $N(0, \sigma^2/n)$ has the SD $\sigma$. So behind $k$ linear layers outputs have the SD $\sigma^k$; slopes, which go
back through the same weights, have $\sigma^{L-k}$ (Saxe et al. 2014). From one layer to the next $\ln\mathrm{SD}$ grows by $\ln\sigma$ for outputs, by
$-\ln\sigma$ for slopes. Layers have $n$ = 32 neurons, $L$ = 10; inputs, and the slopes of the loss in the last outputs, are random, of SD 1. Five
networks for each $\sigma$:
*/
const [n, L] = [32, 10];
const layers = Array.from({ length: L }, (_, k) => k + 1);
const random = seeded(1);
const normals = (count: number) => Array.from({ length: count }, () => normal(random));
/** Its slopes in the outputs are the targets. */
const product: Loss = {
  ...{ name: 'product', formula: 'Σ t o', targets: (outputs) => outputs, fault: () => undefined },
  of: (a, outputs, targets) => a.add(...outputs.map((o, k) => a.mul(targets[k], o))),
};
const statisticsOf = (σ: number, activation: Activation) => {
  const initialization: Initialization = (nin) => (σ / Math.sqrt(nin)) * normal(random);
  const all = { random, initialization, activation: layers.map(() => activation) };
  const rows = [1, 2, 3].map(() => normals(n));
  const mlp = new MLP(n, Array(L).fill(n), all);
  const targets = rows.map(() => normals(n));
  return layerStatistics(mlp, samplesOf(rows, targets), product);
};
const growth = (logs: readonly number[]) => (logs[L - 1] - logs[0]) / (L - 1);
const flowsOf = (σ: number, activation: Activation) => {
  const networks = [1, 2, 3, 4, 5].map(() => statisticsOf(σ, activation));
  const logsOf = (what: 'outputs' | 'outputGradients') =>
    layers.map((_, k) => mean(networks.map((each) => Math.log(each[k][what].sd))));
  const atRest = mean(networks.map((each) => each[L - 1].atRest));
  return { σ, forward: logsOf('outputs'), backward: logsOf('outputGradients'), atRest };
};
const flows = [0.7, 1, 1.4].map((σ) => flowsOf(σ, 'linear'));
const rows = flows.map(({ σ, forward, backward }) => {
  const perLayer = [Math.log(σ), growth(forward), growth(backward)];
  return [`${σ}`, ...perLayer.map((each) => digits(each, 3))];
});
show(table(['σ', 'ln σ', 'growth of ln SD per layer, outputs', 'slopes'], rows));
const there = mean(flows.map(({ σ, forward }) => growth(forward) - Math.log(σ)));
const back = mean(flows.map(({ σ, backward }) => growth(backward) + Math.log(σ)));
show({
  'growth of outputs per layer − ln σ, mean of 15 networks': apart(there, 0, 0.06),
  'growth of slopes per layer + ln σ': apart(back, 0, 0.06),
});
const caption = 'Geometric means of five networks for each σ. Slopes grow going back where outputs grow.';
const lines = flows.flatMap(({ σ, forward, backward }) => [
  curve(`outputs, ${σ}`, layers, forward.map(Math.exp)),
  curve(`slopes, ${σ}`, layers, backward.map(Math.exp), { dash: 'dot', same: true }),
]);
show(figure(caption, { x: 'layer', y: 'SD of outputs, slopes', logY: true }, ...lines));

/*md
## What tanh changes

tanh holds outputs below 1, whatever $\sigma$: large sums saturate. It passes slopes back times $1 - y^2$, hardly any where $|y| > 0.97$. So they
come back smaller than through linear layers of the same $\sigma$, and far smaller where $\sigma$ is large. Five networks each, SDs and ratios as geometric means:
*/
const tanhs = [1, 2, 4].map((σ) => {
  const { forward, backward, atRest } = flowsOf(σ, 'tanh');
  const [ratio, linear] = [Math.exp(backward[0] - backward[L - 1]), σ ** (L - 1)];
  if (σ > 1 && !(ratio < linear / 10)) throw new Error(`σ = ${σ}: tanh lets slopes grow ${ratio} times`);
  const cells = [Math.exp(forward[L - 1]), 100 * atRest, ratio, linear];
  return [`${σ}`, ...cells.map((each) => digits(each, 2))];
});
const head = ['σ', 'SD of outputs, layer 10', 'saturated (%)', 'slopes, layer 1 ÷ layer 10', 'if linear'];
show(table(head, tanhs));
