/*md
# First of all: one batch by heart

Before the long run, a short one: a network that cannot learn eight samples by heart will not learn from eight thousand. Much wrong wiring
shows here, in a second; what does not show is below, too.
*/
import { t2star } from '@fishergrad/models';
import * as nn from '@fishergrad/nn';
import { adam, descend } from '@fishergrad/optimize';
import { seeded } from '@fishergrad/random';
import { mean } from '../support/index.ts';
import { apart, curve, digits, figure, show, table } from '../weave/index.ts';

/*md
## One batch, four wirings

Eight T2\* decays of six echoes at an SNR of about 50. The target is $\ln(T_2^{*}/10\ \mathrm{ms})$, and a network 6-16-1 has 129 weights for eight targets:
it must get below $10^{-4}$, as far as `canOverfitOneBatch` asks. Then three mistakes:

- *ReLU output*: no output is negative, as the targets of T2\* below 10 ms are.
- *Blind*: echoes are divided by themselves, where division by the first was meant. All inputs are 1.
- *Seconds*: the target is T2\* in s, without logarithm.
*/
const lnT2 = (T2star: number) => Math.log(T2star / 10e-3);
const batchOf = (target: (T2star: number) => number, inputs = (echoes: readonly number[]) => echoes) =>
  nn.measured({
    model: t2star,
    protocol: t2star.typical.protocol,
    tissue: { S0: nn.between(0.8, 1.2), T2star: nn.logBetween(2e-3, 30e-3) },
    noise: nn.gaussianNoise(1 / 50),
    targets: ({ T2star }) => [target(T2star)],
    ...{ inputs, count: 8, random: seeded(1) },
  });
const mlpOf = (f: nn.Activation) => new nn.MLP(6, [16, 1], { random: seeded(2), activation: ['tanh', f] });
const wirings = {
  right: [mlpOf('linear'), batchOf(lnT2)],
  'ReLU output': [mlpOf('relu'), batchOf(lnT2)],
  blind: [mlpOf('linear'), batchOf(lnT2, (echoes) => echoes.map((each) => each / each))],
  seconds: [mlpOf('linear'), batchOf((T2star) => T2star)],
} as const;
const varianceOf = (t: Float64Array) => mean(t.map((each) => (each - mean(t)) ** 2));
const [loss, rate] = [nn.squared, 0.05];
const tried = Object.entries(wirings).map(([name, [mlp, batch]]) => {
  const variance = varianceOf(batch.targets[0]);
  try {
    return { name, variance, ...nn.canOverfitOneBatch(mlp, batch, { loss, rate }), says: 'learned' };
  } catch (error) {
    if (!(error instanceof nn.CannotOverfit)) throw error;
    return { name, variance, steps: 3000, loss: error.loss, says: error.message };
  }
});
const [right, relu, blind] = tried;
if (!(right.loss < 1e-4 && relu.loss > 0.01))
  throw new Error('the right network should learn, the ReLU output should not');
const rows = tried.map((each) => {
  return [each.name, `${each.steps}`, digits(each.loss, 4), digits(each.variance, 4)];
});
show(table(['wiring', 'steps', 'least loss', 'variance of the targets'], rows), relu.says);

/*md
A blind network can at best say the mean of the targets, so its least loss is their variance, exactly. That value is worth knowing: a loss that
stops there has seen nothing. *Seconds* passes, though it should not: the variance of such targets is below the threshold, and saying the mean is enough.
The test means something only for targets of size 1.

The ReLU output could get down to the mean of $\min(t, 0)^2$, where it is right about all targets above 0. It does not: it *dies*. Most targets here are below 0, so the first
steps push its sum below 0 for all eight samples; there ReLU is flat, no slope comes back, and the loss stays at the mean of $t^2$.
*/
const caption = 'Three wirings: one learns the batch, the ReLU output dies, the blind one is stuck.';
const curves = (['right', 'ReLU output', 'blind'] as const).map((name) => {
  const [mlp, batch] = wirings[name];
  const course = descend(nn.objectiveOf(mlp.network, loss, batch), mlp.weights, {
    optimizer: adam(),
    rate,
    steps: right.steps,
  });
  const values = [...course].map(({ value }) => value);
  return curve(name, [...values.keys()], values);
});
const [t, dead] = [batchOf(lnT2).targets[0], curves[1].y.at(-1)!];
const square = mean(t.map((each) => each ** 2));
show({
  'least loss of the blind network, apart from the variance': apart(blind.loss, blind.variance, 1e-6),
  'last loss of the ReLU output, apart from the mean of t²': apart(dead, square, 1e-9),
  'what it could reach': digits(mean(t.map((each) => Math.min(each, 0) ** 2)), 4),
});
show(figure(caption, { x: 'step', y: 'mean squared error of ln T2*', logY: true }, ...curves));
