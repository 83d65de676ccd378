/*md
# Gradient descent, or stochastic?

The gradient of the mean loss can be taken over all samples, or over a few drawn at random: a mini-batch. Few samples point roughly
the right way at a fraction of the price. How much cheaper is training by them?
*/
import { t2star } from '@fishergrad/models';
import { between, gaussianNoise, logBetween, measured, MLP, NotFinite, squared, train } from '@fishergrad/nn';
import { sgd } from '@fishergrad/optimize';
import { seeded } from '@fishergrad/random';
import { mean } from '../support/index.ts';
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
takes some of that back. A full batch has none and may bear a larger rate than a small one. So each network and batch size is tried with
five rates, and compared at its own best.
*/
const [goal, epochs, rates] = [0.04, 300, [0.05, 0.1, 0.15, 0.2, 0.25]];
/** Those after each pass until the goal; none where it is not reached. */
const lossesOf = (seed: number, batch: number, rate: number): number[] => {
  const mlp = new MLP(6, [8, 1], { random: seeded(100 + seed), activation: 'tanh' });
  const course = { epochs, batch, rate, random: seeded(200 + seed), optimizer: sgd() };
  const losses: number[] = [];
  try {
    for (const { epoch, train: score } of train({ mlp, train: decays(seed), loss: squared, ...course })) {
      if (epoch > 0) losses.push(score.loss);
      if (score.loss < goal) return losses;
    }
  } catch (error) {
    if (!(error instanceof NotFinite)) throw error; // the rate was too large
  }
  return [];
};
const [seeds, batches] = [
  [1, 2, 3, 4, 5, 6],
  [count, 32, 8],
];
const tried = batches.map((B) => seeds.map((seed) => rates.map((rate) => lossesOf(seed, B, rate))));
const costOf = (losses: readonly number[]) => (losses.length > 0 ? count * losses.length : Infinity);
const bestOf = (all: readonly number[][]) => all.toSorted((one, other) => costOf(one) - costOf(other))[0];
const same = tried.map((networks) => mean(networks.map((all) => costOf(all[1]))));
const best = tried.map((networks) => mean(networks.map((all) => costOf(bestOf(all)))));
const rows = batches.map((B, k) => {
  const numbers = [same[k], same[0] / same[k], best[k], best[0] / best[k]];
  return [`${B}`, ...numbers.map((each) => digits(each, 2))];
});
const head = ['batch', `sample-gradients until the loss is ${goal}, rate 0.1`, 'times cheaper'];
show(table([...head, 'at the best rates', 'times cheaper'], rows));
const gain = best[0] / best[2];
if (!(gain > 3)) throw new Error(`batches of 8 should be far cheaper, and are ${gain} times`);
show({ 'times that batches of 8 are cheaper than all samples, at the best rates': digits(gain, 2) });

/*md
All of this is at the start of training. Near a minimum the noise of small batches decides: then the rate must fall
([schedules](schedules.html)).
*/
const caption = `One network at its best rates: the smaller the batch, the sooner the loss is ${goal}.`;
const curves = batches.map((B, k) => {
  const losses = bestOf(tried[k][0]);
  const spent = losses.map((_, pass) => count * (pass + 1));
  return curve(`batch ${B}, rate ${rates[tried[k][0].indexOf(losses)]}`, spent, losses);
});
const axes = { x: 'sample-gradients', y: 'mean squared error of T2*/10 ms', logX: true, logY: true };
show(figure(caption, axes, ...curves));
