/*md
# A network that measures T2*

Six echoes in, T2* out: a network learns the estimator instead of being told how to fit. How good is it? The Cramér–Rao bound knows how
good any unbiased estimator can be, so the two are drawn together, and where the network passes below the bound, the page says why it may.

The echoes are those of [a vendor preset](../t2star-ute.html), 0.14 to 17.14 ms, with Gaussian noise of SD $\sigma$ per sample, and
$S_0/\sigma = 50$.
*/
import { crlb, gaussian, t2star } from '@fishergrad/models';
import { boundWeighted, type Epoch, MLP, predictAll, train, xavier } from '@fishergrad/nn';
import { cosineDecay } from '@fishergrad/optimize';
import { seeded } from '@fishergrad/random';
import { biasedBound, sixEchoes, T2starOf, voxels } from '../support/index.ts';
import { curve, digits, figure, geometrically, points, show, table } from '../weave/index.ts';

/*md
## What it learns from

Tissues with T2* from 1 to 30 ms, as many per octave everywhere. Their $S_0$ differs too, and the network is told only the shape of the
decay (echoes over their length), so that $S_0$ is as unknown to it as to the bound. It is to say $\ln(T_2^{*} / 10\ \mathrm{ms})$, and
an error counts in units of what the bound allows at that T2*: a mean loss of 1 is what an efficient estimator would have.

Two hidden layers of 16, 401 weights. Ten thousand voxels, thirty times; a thousand others watch.
*/
const snr = 50;
const mlp = new MLP(6, [16, 16, 1], { random: seeded(3), activation: 'tanh', initialization: xavier });
const training = voxels({ snr, count: 10_000, seed: 1 });
const validation = voxels({ snr, count: 1000, seed: 2 });
const how = { rate: cosineDecay(0.005, { steps: 3000 }), epochs: 30, batch: 100, random: seeded(4) };
const epochs: Epoch[] = [...train({ mlp, train: training, validation, loss: boundWeighted, ...how })];
const rows = [1, 3, 10, 30].map((k) => [
  `${k}`,
  digits(epochs[k].train.loss, 3),
  digits(epochs[k].validation!.loss, 3),
]);
show(table(['epoch', 'training loss', 'validation loss'], rows));

/*md
## Beside the bound

Every T2* is measured twenty thousand times, which leaves an SD uncertain by 0.5 %. RMSE is the root of the mean squared error,
$\sqrt{\mathrm{bias}^2 + \mathrm{SD}^2}$.
*/
const answers = (T2star: number, seed: number, { ofSnr = snr, count = 1000 } = {}) => {
  const [said] = predictAll(mlp, voxels({ snr: ofSnr, count, seed, T2star }).inputs);
  const mean = said.reduce((sum, each) => sum + T2starOf(each), 0) / count;
  const squares = said.reduce((sum, each) => sum + (T2starOf(each) - mean) ** 2, 0);
  return { mean, sd: Math.sqrt(squares / count) };
};
const boundAt = (T2star: number) =>
  crlb({
    ...{ model: t2star, noise: gaussian(1 / snr), tissue: { S0: 1, T2star }, protocol: sixEchoes },
    roles: { S0: 'estimate', T2star: 'estimate' },
  });
const found = [1, 1.5, 2, 3, 5, 7, 10, 14, 20, 25, 30].map((ms, k) => {
  const [T, step, bound, seed] = [ms / 1e3, 0.02, boundAt(ms / 1e3), 5 + k];
  const { mean, sd } = answers(T, seed, { count: 20_000 });
  const [more, less] = [1 + step, 1 - step].map((by) => answers(T, seed, { ofSnr: snr * by }).mean);
  const [later, sooner] = [1 + step, 1 - step].map((by) => answers(T * by, seed).mean);
  const own = biasedBound([(more - less) / (2 * step), (later - sooner) / (2 * step * T)], bound);
  const inSeconds = [bound.parameters.T2star.sd, Math.hypot(mean - T, sd), mean - T, sd];
  const all = inSeconds.map((each) => 1e3 * each);
  return { ms, all, ratio: all[1] / all[0], own: sd / own };
});
const inMs = ['bound', 'RMSE', 'bias', 'SD'].map((each) => `${each} (ms)`);
const cells = found.map(({ ms, all, ratio, own }) => {
  const numbers = [...all, ratio, own].map((x) => digits(x, 3));
  return [`${ms} ms`, ...numbers];
});
show(table(['T2*', ...inMs, 'RMSE ÷ bound', 'SD ÷ its own bound'], cells));
const largest = Math.max(...found.filter(({ ms }) => ms >= 5 && ms <= 20).map(({ ratio }) => ratio));
if (!(largest <= 1.5)) throw new Error(`from 5 to 20 ms the RMSE is up to ${largest} times the bound`);
show({ 'largest RMSE ÷ bound from 5 to 20 ms': digits(largest, 3) });
const times = geometrically(1, 30, 60);
const leastSd = (ms: number) => 1e3 * boundAt(ms / 1e3).parameters.T2star.sd;
const allowed = curve('Cramér–Rao bound of SD', times, leastSd);
const [x, y] = [found.map(({ ms }) => ms), found.map(({ all: [, rmse] }) => rmse)];
const caption = `RMSE at S0/σ = ${snr}, and the SD that the bound allows an unbiased estimator.`;
const axes = { x: 'T2* (ms)', y: 'RMSE or SD (ms)', logX: true, logY: true };
show(figure(caption, axes, allowed, points('RMSE of the network', x, y)));

/*md
## Below the bound, and why it may

At 1.5 and at 25 ms the network errs less than the bound. No law is broken: the bound speaks of *unbiased* estimators, and this one
has learned that nothing lies outside of 1 to 30 ms. There and at the ends it leans inward, as the bias shows, and an answer that leans
scatters less. What is gained is paid at the very end, at 1 and 30 ms, where the bias is most of the error.

A biased estimator with mean $m(\theta)$ has a bound of its own, $\mathrm{SD} \ge \sqrt{\nabla m^\mathsf{T} F^{-1}\, \nabla m}$ (Cramér 1946):
where the mean answer follows the truth at half its pace, half of the scatter is allowed. The slopes of $m$ in T2* and in $S_0$ are
measured by moving each by ± 2 %, and the last column divides by that bound.
*/
const isSo = ({ ms, ratio, own }: (typeof found)[0]) =>
  own > 0.98 && (ms < 3 || own < 1.1) && (![1.5, 25].includes(ms) || ratio < 0.97);
const odd = found.find((each) => !isSo(each));
if (odd) throw new Error(`at ${odd.ms} ms the network is worse than said, or better than can be`);

/*md
Nothing is below that, as far as twenty thousand draws can tell; the program would stop at 0.98, which is no longer chance. From 3 ms on
the network is within a few percent of it. At 1 ms, where little is left after the first echo, it wastes some 15 %. A map made with it
is drawn towards the middle of what it was trained on, which no error bar of it shows.
*/
