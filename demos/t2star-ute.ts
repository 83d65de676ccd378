/*md
# T2* by six ultrashort echoes

A published vendor preset for tendon, cartilage and bone (white paper *G2K UTE*, hdocmsu.github.io): six gradient echoes, the first
0.14 ms after the pulse, then one every 3.4 ms. How precisely does it measure T2*? The answer, and every step to it, by hand and by
engine.

$$S(\mathrm{TE}) = S_0\,e^{-\mathrm{TE}/T_2^{*}}$$
*/
import { type Arithmetic, numbers } from '@fishergrad/engine';
import { crlb, fisher, gaussian, rician, t2star } from '@fishergrad/models';
import { sdSlopes } from '@fishergrad/models/design';
import { Matrix, inverse } from 'ml-matrix';
import { bestEchoes, ellipse, firstOrder, secondOrder } from './support/index.ts';
import { apart, curve, digits, figure, geometrically, show, table } from './weave/index.ts';

/*md
## The signal and its slopes

All times are in seconds here; ms is for people.
*/
const S = <T>({ mul, exp, neg, div }: Arithmetic<T>, [S0, T2, TE]: readonly T[]): T => mul(S0, exp(neg(div(TE, T2))));
show(
  firstOrder('t2star', S, ([S0, T2, TE]) => {
    const E = Math.exp(-TE / T2);
    return [S0 * E, E, (S0 * TE * E) / T2 ** 2, (-S0 * E) / T2];
  }),
  secondOrder('t2star', S),
);

/*md
## Fisher information, by hand and by engine

Each echo adds the outer product of its slopes, over $\sigma^2$ (SNR stands for $S_0/\sigma$ on this page):

$$F = \frac{1}{\sigma^2}\sum_k e^{-2\,\mathrm{TE}_k/T_2^{*}}
\begin{pmatrix} 1 & S_0 \mathrm{TE}_k/T_2^{*2} \\ S_0 \mathrm{TE}_k/T_2^{*2} & S_0^2 \mathrm{TE}_k^2/T_2^{*4} \end{pmatrix}$$
*/
const TEs = [0.14, 3.54, 6.94, 10.34, 13.74, 17.14].map((ms) => ms / 1e3);
const [SNR, T2] = [50, 0.01];
const σ = 1 / SNR; // S0 = 1
const sum = (of: (TE: number) => number) =>
  TEs.reduce((total, TE) => total + (Math.exp((-2 * TE) / T2) * of(TE)) / σ ** 2, 0);
const byHand = [() => 1, (TE: number) => TE / T2 ** 2, (TE: number) => (TE / T2 ** 2) ** 2].map(sum);
const experiment = (T2star: number, times: readonly number[] = TEs, noise = gaussian(σ)) => ({
  ...{ model: t2star, noise, tissue: { S0: 1, T2star }, protocol: times.map((TE) => ({ TE })) },
  roles: { S0: 'estimate', T2star: 'estimate' } as const,
});
const F = fisher(numbers, experiment(T2));
const entries = [F[0][0], F[0][1], F[1][1]].map((entry, k) => [
  ...[['F(S0, S0)', 'F(S0, T2*)', 'F(T2*, T2*)'][k], entry],
  apart(byHand[k], entry, 1e-12),
]);
show(table([`T2* = ${1e3 * T2} ms, SI units`, 'by engine', 'by hand'], entries));

/*md
The bound is the root of the diagonal of $F^{-1}$. For two well-separated parameters inverting $F$ (here with ml-matrix) does no
harm, and it must agree with `crlb`, which never inverts it: that takes the singular values of the weighted slopes, scaled to unit
length, so that nearly alike parameters do not cost twice their digits.
*/
const { parameters: p, correlation } = crlb(experiment(T2));
const C = inverse(new Matrix(F.map((row) => [...row])));
show({
  'SD of T2* (ms)': digits(1e3 * p.T2star.sd, 12),
  'by inverting F': apart(Math.sqrt(C.get(1, 1)), p.T2star.sd, 1e-12),
  'SD of T2* if S0 were known (ms)': 1e3 * p.T2star.conditionalSd,
  'SD of S0 (a.u.)': p.S0.sd,
  correlation: correlation[0][1],
});

/*md
**The confidence ellipse.** All pairs $(S_0, T_2^{*})$ that the six samples cannot tell from the truth at 68 or 95 %: where
$\delta^\mathsf{T} F\, \delta$ is 2.28 or 5.99. It leans, because a larger $S_0$ with a shorter $T_2^{*}$ makes nearly the same
samples. The cut through its middle is narrower than its shadow on the axis; that is the price of not knowing $S_0$. (The shadow
reaches 1.51 SD to either side at 68 %: two unknowns at once need more room than one.)
*/
const inMs = { value: 1e3 * T2, sd: 1e3 * p.T2star.sd };
const outlines = [0.68, 0.95].map((level) => ellipse(level, p.S0, inMs, correlation[0][1]));
const alike = `S0 and T2* that fit equally well; T2* = ${1e3 * T2} ms, SNR ${SNR}.`;
show(figure(alike, { x: 'S0 (a.u.)', y: 'T2* (ms)' }, ...outlines));

/*md
## From 1 to 30 ms

The same protocol meets tissues from tendon to cartilage and beyond. The last column is the least variance that any six samples at
$\mathrm{TE} \ge 0$ can reach, $(3.5911\,\sigma/S_0)^2/6$ relative to $T_2^{*2}$ ([where that comes from](exponential.html)),
divided by that of these: how much of what six samples could tell, they tell. (All of it holds for a decay to 0. An unknown offset
beside it makes the SD four times as large at 10 ms and eight times at 20: [what you know](known-and-unknown.html).)
*/
const tissues = [1, 2, 5, 10, 20, 30].map((ms) => {
  const { parameters, correlation } = crlb(experiment(ms / 1e3));
  const { sd, relativeSd, conditionalSd } = parameters.T2star;
  const efficiency = ((3.591121476668622 * σ) / Math.sqrt(6) / relativeSd) ** 2;
  const rest = [parameters.S0.sd, digits(correlation[0][1], 4), 1e3 * conditionalSd, digits(efficiency, 3)];
  return [`${ms} ms`, 1e3 * sd, 100 * relativeSd, ...rest];
});
show(table(['T2*', 'SD (ms)', 'CoV (%)', 'SD of S0 (a.u.)', 'ρ', 'SD, S0 known (ms)', 'efficiency'], tissues));

/*md
## Why it is blind below 2 ms

At 1 ms the second echo comes three and a half decay times late: the signal has fallen to 3 % of $S_0$, to one and a half times the noise,
and later echoes add nothing. One echo cannot tell a shorter T2* from a smaller $S_0$. The two that are left give

$$\mathrm{CoV} \to \frac{\sigma}{S_0}\,\frac{T_2^{*}}{3.4\ \mathrm{ms}}\,e^{3.54\ \mathrm{ms}/T_2^{*}}$$

where the tissue is short (cortical bone has 0.4 ms). An earlier second echo helps, and so do averages. Magnitude images make it worse:
their noise is Rician, which at 1 ms costs another 18 % (last column; [what a magnitude costs](magnitudes.html)).
*/
const [first, second] = TEs.map((TE) => 1e3 * TE);
const short = (ms: number) => {
  const [gauss, rice] = [gaussian(σ), rician(σ)].map((noise) => {
    return crlb(experiment(ms / 1e3, TEs, noise)).parameters.T2star.relativeSd;
  });
  return [(σ * (ms / (second - first)) * Math.exp(second / ms)) / gauss, rice / gauss];
};
show(
  table(
    ['T2*', 'formula ÷ bound', 'Rician ÷ Gaussian'],
    [2, 1, 0.5].map((ms) => [`${ms} ms`, ...short(ms).map((ratio) => digits(ratio, 5))]),
  ),
);

/*md
Which echo hurts, and which way should it go? The bound is a formula of the echo times too. Its slopes, by walking back through the
root of the information matrix and the Jacobian, in ms of SD per ms of echo time: where one is positive, a later echo is worse. At 1 ms
the second echo should come earlier, and where the last three are does not matter; at 10 ms the third should come later, and the first
as early as it can.
*/
const slopes = [1, 10].map((ms) => {
  return [`${ms} ms`, ...sdSlopes(experiment(ms / 1e3), 'T2star').slopes.map(({ TE }) => digits(TE, 3))];
});
show(table(['T2*', ...TEs.map((TE) => `${1e3 * TE} ms`)], slopes));

/*md
## Six better echoes

What is good at 1 ms is bad at 30, so no slope alone leads to an answer for all tissues. Ask instead for the six echo times, none before
0.14 ms, whose *worst* CoV from 1 to 30 ms is as small as can be. It is a quarter of the preset's, even if neighbors must be 1 ms apart:
three of six echoes are for the first 2 ms, one each for later and later tissues. The price is paid in between: from 3 to 24 ms the
preset is better, with 3.5 % instead of 5 % at 8 ms. [How these are found, and the proof that nothing is much better](six-better-echoes.html);
[which echoes for which question](which-echoes.html).
*/
const [free, apartBy1ms] = [0, 1e-3].map((spacing) => bestEchoes(spacing).times);
const protocols = Object.entries({ preset: TEs, 'best six': free, 'best six, 1 ms apart': apartBy1ms });
const cov = (times: readonly number[]) => (ms: number) =>
  100 * crlb(experiment(ms / 1e3, times)).parameters.T2star.relativeSd;
const reached = protocols.map(([name, times]) => {
  const worst = Math.max(...geometrically(1, 30, 30).map(cov(times)));
  return [name, ...[...times.map((TE) => 1e3 * TE), worst].map((each) => digits(each, 3))];
});
show(table(['TE (ms)', '1st', '2nd', '3rd', '4th', '5th', '6th', 'worst CoV (%)'], reached));
const curves = protocols.map(([name, times]) => curve(name, geometrically(0.5, 30, 80), cov(times)));
const caption = `CoV of T2* at SNR ${SNR}, by six echoes each.`;
show(figure(caption, { x: 'T2* (ms)', y: 'CoV (%)', logX: true, logY: true }, ...curves));
