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
const [training, validation] = [voxels({ snr, count: 10_000, seed: 1 }), voxels({ snr, count: 1000, seed: 2 })];
const how = { rate: cosineDecay(0.005, { steps: 3000 }), epochs: 30, batch: 100, random: seeded(4) };
const epochs: Epoch[] = [...train({ mlp, train: training, validation, loss: boundWeighted, ...how })];
show(
  table(
    ['epoch', 'loss', 'of the thousand'],
    [1, 3, 10, 30].map((k) => [`${k}`, digits(epochs[k].train.loss, 4), digits(epochs[k].validation!.loss, 4)]),
  ),
);

/*md
## Beside the bound

Every T2* is measured five thousand times. RMSE is the root of the mean squared error, $\sqrt{\mathrm{bias}^2 + \mathrm{SD}^2}$.
*/
const N = 5000;
const answers = (T2star: number, ofSnr = snr) => {
  const [said] = predictAll(mlp, voxels({ snr: ofSnr, count: N, seed: 5, T2star }).inputs);
  const mean = said.reduce((sum, each) => sum + T2starOf(each), 0) / N;
  return { mean, sd: Math.sqrt(said.reduce((sum, each) => sum + (T2starOf(each) - mean) ** 2, 0) / N) };
};
const boundAt = (T2star: number) =>
  crlb({
    ...{ model: t2star, noise: gaussian(1 / snr), tissue: { S0: 1, T2star }, protocol: sixEchoes },
    roles: { S0: 'estimate', T2star: 'estimate' },
  });
const found = [1, 1.5, 2, 3, 5, 7, 10, 14, 20, 25, 30].map((ms) => {
  const [T, step, bound] = [ms / 1e3, 0.02, boundAt(ms / 1e3)];
  const { mean, sd } = answers(T);
  const inS0 = (answers(T, snr * (1 + step)).mean - answers(T, snr * (1 - step)).mean) / (2 * step);
  const inT = (answers(T * (1 + step)).mean - answers(T * (1 - step)).mean) / (2 * step * T);
  const all = [bound.parameters.T2star.sd, Math.hypot(mean - T, sd), mean - T, sd].map((each) => 1e3 * each);
  return { ms, all, ratio: all[1] / all[0], own: sd / biasedBound([inS0, inT], bound) };
});
const head = ['T2*', 'bound (ms)', 'RMSE (ms)', 'bias (ms)', 'SD (ms)', 'RMSE ÷ bound', 'SD ÷ its own bound'];
const row = ({ ms, all, ratio, own }: (typeof found)[0]) => [
  `${ms} ms`,
  ...[...all, ratio, own].map((x) => digits(x, 3)),
];
show(table(head, found.map(row)));
const largest = Math.max(...found.filter(({ ms }) => ms >= 5 && ms <= 20).map(({ ratio }) => ratio));
show({ 'largest RMSE ÷ bound from 5 to 20 ms': digits(largest, 3) });
const allowed = curve(
  'Cramér–Rao bound of SD',
  geometrically(1, 30, 60),
  (ms) => 1e3 * boundAt(ms / 1e3).parameters.T2star.sd,
);
const marks = points(
  'RMSE of the network',
  found.map(({ ms }) => ms),
  found.map(({ all }) => all[1]),
);
const caption = `How far the network is off at S0/σ = ${snr}, beside the scatter that the bound allows an unbiased estimator.`;
show(figure(caption, { x: 'T2* (ms)', y: 'RMSE or SD (ms)', logX: true, logY: true }, allowed, marks));

/*md
## Below the bound, and why it may

Most clearly at 1.5 and at 25 ms the network errs less than the bound. No law is broken: the bound speaks of *unbiased* estimators, and this one has
learned that nothing lies outside of 1 to 30 ms. Near these ends it leans inward, as the bias shows, and an answer that leans scatters less. What is
gained there is paid at the very end, at 1 and 30 ms, where the bias is most of the error.

A biased estimator with mean $m(\theta)$ has a bound of its own, $\mathrm{SD} \ge \sqrt{\nabla m^\mathsf{T} F^{-1}\, \nabla m}$ (Cramér 1946): where
the mean answer follows the truth at half its pace, half of the scatter is allowed. The slopes of $m$ in T2* and in $S_0$ are
measured here by moving each by ± 2 %, and the last column divides by that bound. It is never below 1. The network is
efficient; it is not magic. A map made with it is drawn towards the middle of what it was trained on, which no
error bar of it shows.
*/
