/*md
# Gradient descent, or stochastic?

The gradient of the mean loss can be taken over all samples, or over a few drawn at random: a mini-batch. Few samples point roughly
the right way at a fraction of the price. How much cheaper is training by them?
*/
import { t2star } from '@fishergrad/models';
import { between, gaussianNoise, logBetween, measured, MLP, squared, train } from '@fishergrad/nn';
import { sgd } from '@fishergrad/optimize';
import { seeded } from '@fishergrad/random';
import { curve, digits, figure, show, table } from '../weave/index.ts';

/*md
The task: T2\* from six echoes whose noise has an SD of 1/50 ($S_0$ is about 1, so the SNR, $S_0/\sigma$, is about 50). The target
is T2\* in units of 10 ms, the network has eight tanh neurons.
*/
const count = 128;
const decays = (seed: number) =>
  measured({
    model: t2star,
    protocol: t2star.typical.protocol,
    tissue: { S0: between(0.8, 1.2), T2star: logBetween(2e-3, 30e-3) },
    noise: gaussianNoise(1 / 50),
    targets: ({ T2star }) => [T2star / 10e-3],
    ...{ count, random: seeded(seed) },
  });

/*md
A step costs as many sample-gradients as its batch has samples, $B$:

$$w \leftarrow w - \frac{\eta}{B}\sum_{i \in \mathrm{batch}} \nabla_w \ell_i$$

One pass over all $n$ samples is one step of gradient descent, or $n/B$ steps by batches. While a batch points about the same way as
all samples do, these go $n/B$ times as far: 16 times for $n = 128$, $B = 8$ (Robbins & Monro 1951; Wilson & Martinez 2003). Noise
takes some of that back. A full batch has none and could bear a larger rate, so it gets a second try with twice the rate.
*/
const [goal, epochs] = [0.04, 400];
const lossesOf = (seed: number, batch: number, rate: number) => {
  const mlp = new MLP(6, [8, 1], { random: seeded(100 + seed), activation: 'tanh' });
  const course = { epochs, batch, rate, random: seeded(200 + seed), optimizer: sgd() };
  const losses: number[] = [];
  for (const { train: score } of train({ mlp, train: decays(seed), loss: squared, ...course })) {
    losses.push(score.loss);
    if (score.loss < goal) return losses;
  }
  throw new Error(`seed ${seed}, batch ${batch}: the loss is still above ${goal} after ${epochs} epochs`);
};
const [seeds, η] = [[1, 2, 3], 0.05];
const descents = [[count, η] as const, [count, 2 * η] as const, ...[32, 8, 1].map((B) => [B, η] as const)];
const all = descents.map(([B, rate]) => seeds.map((seed) => lossesOf(seed, B, rate)));

const costs = all.map((runs) => runs.reduce((sum, losses) => sum + count * (losses.length - 1), 0) / seeds.length);
const rows = descents.map(([B, rate], k) => [`${B}`, rate, Math.round(costs[k]), digits(costs[0] / costs[k], 3)]);
show(table(['batch', 'rate', `sample-gradients until the loss is ${goal}`, 'times cheaper'], rows));
const gain = costs[0] / costs[3];
if (!(gain > 4)) throw new Error(`batches of 8 should be far cheaper than all samples, and are ${gain} times`);
show({ 'sample-gradients of gradient descent ÷ those of batches of 8': digits(gain, 3) });

/*md
All of this is at the start of training. Near a minimum the noise of small batches decides: then the rate must fall
([schedules](schedules.html)).
*/
const caption = `Mean loss of one network over the sample-gradients spent, until it is ${goal}: the smaller the batch, the sooner.`;
const curves = descents.map(([B, rate], k) => {
  const seen = all[k][0].slice(1).map((_, epoch) => count * (epoch + 1));
  return curve(`batch ${B}, rate ${rate}`, [...seen], all[k][0].slice(1));
});
show(figure(caption, { x: 'sample-gradients', y: 'mean squared error ((10 ms)²)', logX: true, logY: true }, ...curves));
