/*md
# The simplest baseline first

Before a network, try what needs none. T2* from six echoes is a straight line through logarithms, so the question is not how well a
network does, but whether it does better than that.

$$\ln S(\mathrm{TE}) = \ln S_0 - \mathrm{TE}/T_2^{*}$$
*/
import { crlb, gaussian, t2star } from '@fishergrad/models';
import { gaussianNoise, logBetween, measured, MLP, predictAll, squared, train, xavier } from '@fishergrad/nn';
import { cosineDecay, last } from '@fishergrad/optimize';
import { seeded } from '@fishergrad/random';
import { curve, digits, figure, geometrically, show } from '../weave/index.ts';

const TEs = [0.14, 3.54, 6.94, 10.34, 13.74, 17.14].map((ms) => ms / 1e3);
const protocol = TEs.map((TE) => ({ TE }));
const σ = 1 / 50; // S0 = 1: an SNR S0/σ of 50 per real channel
const [shortest, longest] = [1e-3, 30e-3]; // s
const sum = (all: readonly number[]) => all.reduce((total, each) => total + each, 0);
const within = (T2star: number) => Math.min(longest, Math.max(shortest, T2star));

/*md
## A straight line, with and without weights

Least squares through $\ln S_k$, all echoes alike ($w_k = 1$). Zero and negative samples have no logarithm, so echoes count up to the
last before one is below $2\sigma$. Where fewer than two are left, or the line does not fall, the answer is 1 or 30 ms: everybody here is
told that T2* lies between.

The logarithm turns noise $\sigma$ into $\sigma/S_k$, so late echoes scatter most. Weights $w_k = S_k^2$ make up for that.
*/
const line = (weight: (S: number) => number) => (S: readonly number[]) => {
  const gone = S.findIndex((each) => each < 2 * σ);
  const w = S.slice(0, gone < 0 ? S.length : gone).map(weight);
  if (w.length < 2) return shortest;
  const mean = (of: (k: number) => number) => sum(w.map((each, k) => each * of(k))) / sum(w);
  const [TE, lnS] = [mean((k) => TEs[k]), mean((k) => Math.log(S[k]))];
  const slope = mean((k) => (TEs[k] - TE) * (Math.log(S[k]) - lnS)) / mean((k) => (TEs[k] - TE) ** 2);
  return slope < 0 ? within(-1 / slope) : longest;
};

/*md
## A network

It sees the echoes divided by their length, so that $S_0$ does not matter, and is to tell $\ln(T_2^{*}/10\ \mathrm{ms})$: a like
error in percent costs the same at every T2*.
*/
const unit = (S: readonly number[]) => S.map((each) => each / Math.hypot(...S));
const scan = { model: t2star, protocol, noise: gaussianNoise(σ) };
const set = measured({
  ...{ ...scan, tissue: { S0: 1, T2star: logBetween(shortest, longest) }, count: 5000, random: seeded(1) },
  ...{ inputs: unit, targets: ({ T2star }) => [Math.log(T2star / 0.01)] },
});
const mlp = new MLP(6, [16, 16, 1], { random: seeded(2), activation: 'tanh', initialization: xavier });
const [epochs, batch] = [25, 100];
const rate = cosineDecay(0.01, { steps: (epochs * set.count) / batch });
last(train({ mlp, train: set, loss: squared, rate, epochs, batch, random: seeded(3) }));

/*md
## Who is nearer

Thirteen T2*, 500 fresh measurements of each. The network beats the plain line, which strays where little signal is left. Against the
weighted line it gains near 1.3 ms, where one or two echoes are left, and loses at both ends: there a line's answer is often cut off
at the very limit that is right. The bound, Cramér and Rao's for unbiased estimators, does not count that all know the limits.
*/
const ms = geometrically(1, 30, 13);
let next = 0;
const tissue = { S0: 1, T2star: () => ms[next++ % ms.length] / 1e3 };
const test = measured({ ...scan, tissue, targets: () => [], count: 500 * ms.length, random: seeded(4) });
const S = Array.from({ length: test.count }, (_, k) => test.inputs.map((echo) => echo[k]));
const x = TEs.map((_, k) => Float64Array.from(S, (echoes) => unit(echoes)[k]));
const told = Array.from(predictAll(mlp, x)[0], (y) => within(0.01 * Math.exp(y)));
const rms = (all: readonly number[]) => Math.sqrt(sum(all.map((each) => each ** 2)) / all.length);
const errorsOf = (all: readonly number[]) =>
  ms.map((T2, k) => rms(all.filter((_, i) => i % ms.length === k).map((T) => 100 * ((1e3 * T) / T2 - 1))));
const errors = [S.map(line(() => 1)), S.map(line((echo) => echo ** 2)), told].map(errorsOf);
const [byLine, byWeighted, byNetwork] = errors.map(rms);
if (!(byNetwork < 0.8 * byLine)) throw new Error('the network does not beat the plain line');
const [first, second, end] = [0, 1, 12].map((k) => errors[2][k] / errors[1][k]);
if (!(first > 1 && second < 0.8 && end > 1.2)) throw new Error(`network ÷ line: ${first}, ${second}, ${end}`);
show({
  'RMSE, network ÷ plain line': digits(byNetwork / byLine, 2),
  'RMSE, network ÷ weighted line': digits(byNetwork / byWeighted, 2),
  'the same at 1.3 ms alone': digits(second, 2),
  'the same at 30 ms alone': digits(end, 2),
});
const roles = { S0: 'estimate', T2star: 'estimate' } as const;
const design = { model: t2star, protocol, noise: gaussian(σ), roles };
const boundAt = (T2: number) => crlb({ ...design, tissue: { S0: 1, T2star: T2 / 1e3 } }).parameters;
const bound = ms.map((T2) => 100 * boundAt(T2).T2star.relativeSd);
const caption = 'The network leads near 1.3 ms; from 6 ms on the weighted line is about as good or better.';
const axes = { x: 'T2* (ms)', y: 'RMSE of T2* (%)', logX: true, logY: true };
const names = ['plain line', 'weighted line', 'network'];
const drawn = names.map((name, k) => curve(name, ms, errors[k], { marked: true }));
show(figure(caption, axes, ...drawn, curve('bound', ms, bound, { dash: 'dot' })));
