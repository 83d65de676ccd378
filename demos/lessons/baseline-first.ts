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
import { curve, figure, geometrically, show } from '../weave/index.ts';

const TEs = [0.14, 3.54, 6.94, 10.34, 13.74, 17.14].map((ms) => ms / 1e3);
const protocol = TEs.map((TE) => ({ TE }));
const σ = 1 / 50; // S0 = 1: an SNR S0/σ of 50 per real channel
const [shortest, longest] = [1e-3, 30e-3]; // s
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
  const mean = (of: (k: number) => number) =>
    w.reduce((sum, each, k) => sum + each * of(k), 0) / w.reduce((sum, each) => sum + each);
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
const mlp = new MLP(TEs.length, [16, 16, 1], { random: seeded(2), activation: 'tanh', initialization: xavier });
const [epochs, batch] = [25, 100];
const rate = cosineDecay(0.01, { steps: (epochs * set.count) / batch });
last(train({ mlp, train: set, loss: squared, rate, epochs, batch, random: seeded(3) }));

/*md
## Who is nearer

Thirteen T2*, 500 fresh measurements of each. The network must beat the plain line, which strays where little signal is left. What the
weights had left for it to gain is the second number. The bound is that of Cramér and Rao for unbiased estimators; near 1 and 30 ms, who
knows that T2* lies between does better.
*/
const ms = geometrically(1, 30, 13);
let next = 0;
const tissue = { S0: 1, T2star: () => ms[next++ % ms.length] / 1e3 };
const test = measured({ ...scan, tissue, targets: () => [], count: 500 * ms.length, random: seeded(4) });
const S = Array.from({ length: test.count }, (_, k) => test.inputs.map((echo) => echo[k]));
const x = TEs.map((_, k) => Float64Array.from(S, (echoes) => unit(echoes)[k]));
const told = Array.from(predictAll(mlp, x)[0], (y) => within(0.01 * Math.exp(y)));
const rms = (all: readonly number[]) => Math.sqrt(all.reduce((sum, each) => sum + each ** 2, 0) / all.length);
const errorsOf = (all: readonly number[]) =>
  ms.map((T2, k) => rms(all.filter((_, i) => i % ms.length === k).map((T) => 100 * ((1e3 * T) / T2 - 1))));
const errors = [S.map(line(() => 1)), S.map(line((echo) => echo ** 2)), told].map(errorsOf);
const [byLine, byWeighted, byNetwork] = errors.map(rms);
if (!(byNetwork < 0.8 * byLine)) throw new Error('the network does not beat the plain line');
show({ 'RMSE, network ÷ plain line': byNetwork / byLine, 'RMSE, network ÷ weighted line': byNetwork / byWeighted });
const design = { model: t2star, protocol, noise: gaussian(σ), roles: { S0: 'estimate', T2star: 'estimate' } } as const;
const bound = ms.map(
  (T2) => 100 * crlb({ ...design, tissue: { S0: 1, T2star: T2 / 1e3 } }).parameters.T2star.relativeSd,
);
const caption =
  'The network leads below 5 ms; above, the weighted line is about as good or better, and near the bound.';
const axes = { x: 'T2* (ms)', y: 'RMSE of T2* (%)', logX: true, logY: true };
const drawn = ['plain line', 'weighted line', 'network'].map((name, k) => curve(name, ms, errors[k], { marked: true }));
show(figure(caption, axes, ...drawn, curve('bound', ms, bound, { dash: 'dot' })));
