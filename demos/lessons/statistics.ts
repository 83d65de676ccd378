/*md
# Four numbers that tell how a network is doing

A loss curve says that something is wrong, not where. Spreads of weights, gradients and updates, layer by layer, say where; and one of
them, update:data, says how far a step moves what was learned.
*/
import { t2star } from '@fishergrad/models';
import * as nn from '@fishergrad/nn';
import { descend } from '@fishergrad/optimize';
import { seeded } from '@fishergrad/random';
import { mean } from '../support/index.ts';
import { apart, curve, digits, figure, show, table } from '../weave/index.ts';

/*md
## Held to a count by hand

T2\* (in units of 10 ms) from six echoes at an SNR of about 50, by a network 6-8-8-1 of tanh neurons. *Data* are the weights of a layer; gradient:data is the SD
of their slopes over theirs. Here it comes from `layerStatistics`, and by hand: the mean loss as one `Value`, walked back.
*/
const decays = nn.measured({
  model: t2star,
  protocol: t2star.typical.protocol,
  tissue: { S0: nn.between(0.8, 1.2), T2star: nn.logBetween(2e-3, 30e-3) },
  noise: nn.gaussianNoise(1 / 50),
  targets: ({ T2star }) => [T2star / 10e-3],
  ...{ count: 128, random: seeded(1) },
});
const design = { activation: 'tanh', initialization: nn.xavier } as const;
const mlp = new nn.MLP(6, [8, 8, 1], { ...design, random: seeded(101) });
const statistics = nn.layerStatistics(mlp, decays, nn.squared);

const losses = Array.from({ length: decays.count }, (_, k) => {
  const { x, t } = nn.sampleAt(decays, k);
  return mlp.of(x)[0].sub(t[0]).pow(2);
});
losses[0]
  .add(...losses.slice(1))
  .div(decays.count)
  .backward();
const sdOf = (all: readonly number[]) => Math.sqrt(mean(all.map((each) => (each - mean(all)) ** 2)));
const rows = statistics.map(({ layer, weights, gradients, gradientToData }) => {
  const own = mlp.layers[layer - 1].neurons.flatMap((neuron) => neuron.weights);
  const byHand = sdOf(own.map(({ grad }) => grad)) / sdOf(own.map(({ data }) => data));
  const cells = [weights.sd, gradients.sd, gradientToData].map((each) => digits(each, 4));
  return [`${layer}`, ...cells, apart(gradientToData, byHand, 1e-9)];
});
show(table(['layer', 'SD of weights', 'SD of gradient', 'gradient:data', 'apart from by hand'], rows));

/*md
## Update:data, and a habit

Update:data is the SD of the change that a step makes, over the SD of the weights. For plain gradient descent it must be the rate times gradient:data; for other
optimizers it has to be looked at. A habit from training by mini-batches (Karpathy 2022) wants about $10^{-3}$, −3 as a decimal
logarithm: at −1 a step tears down what was learned, at −5 nothing is learned.
*/
const f = nn.objectiveOf(mlp.network, nn.squared, decays);
const [slow, middle, fast] = [0.001, 0.01, 0.1].map((rate) => {
  const iterates = [...descend(f, mlp.weights, { rate, steps: 200 })];
  const updates = iterates.slice(1).map(({ x }, k) => nn.updateToData(mlp.network, iterates[k].x, x));
  const logs = statistics.map((_, k) => updates.map((layers) => Math.log10(layers[k])));
  return { rate, updates, logs, loss: iterates.at(-1)!.value };
});
const byRate = [slow, middle, fast].map(({ rate, logs, loss }) => [
  `${rate}`,
  ...[...logs.map(mean), loss].map((each) => digits(each, 3)),
]);
if (!(fast.loss < middle.loss && middle.loss < slow.loss))
  throw new Error('the largest of the rates should be the best');
const head = ['rate', 'log₁₀ update:data, layer 1', 'layer 2', 'layer 3', 'loss after 200 steps'];
show(table(head, byRate));
const found = middle.updates[0][0] / statistics[0].gradientToData;
show({
  'update:data ÷ gradient:data of the first step, apart from the rate': apart(found, middle.rate, 1e-9),
  'mean log₁₀ update:data at the rate 0.01': digits(mean(middle.logs.flat()), 3),
});
const caption = 'Update:data at the rate 0.01 falls as the gradient does, past −3, which is no goal here.';
const steps = middle.updates.map((_, k) => k + 1);
const lines = middle.logs.map((logs, k) => curve(`layer ${k + 1}`, steps, logs));
const habit = curve('−3', [1, 200], [-3, -3], { dash: 'dash' });
show(figure(caption, { x: 'step', y: 'log₁₀ update:data' }, ...lines, habit));

/*md
> The rate that stays nearest to −3 is not the best of these three: a full batch has no noise, and bears the rate 0.1, at −2 to −3. Adam
> keeps its updates at the size of the rate. A layer decades apart from the others is a better sign than the line.
*/
