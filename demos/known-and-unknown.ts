/*md
# What you know, and what it is worth

A bound depends on what is taken as known. Every unknown makes the others less certain, wanted or not. Everything known makes
them more certain, true or not. Two questions that come with nearly every protocol: may the fit have an offset? And is it worth knowing
something beforehand?

A prior of SD $\tau$ on an unknown $c$ adds $1/\tau^2$ to its place on the diagonal of $F$. From the variance of a wanted
$T$ it takes away what the two share, $\rho^2$ with the correlation
$\rho$ of their estimates, as far as it outdoes what the samples tell of $c$ themselves:

$$\operatorname{SD}_\tau(T) = \operatorname{SD}(T)\,\sqrt{1 - \frac{\rho^2}{1 + \tau^2/\operatorname{SD}(c)^2}}$$

Known is $\tau = 0$, unknown is $\tau = \infty$; what lies between is decided where $\tau$ is near $\operatorname{SD}(c)$. A prior
much wider than that changes nothing.
*/
import { amplitude, costs, crlb, gaussian, molliT1, molliTimes, type Role, t2star } from '@fishergrad/models';
import { formulaModel } from '@fishergrad/study';
import { apart, curve, digits, figure, geometrically, points, show, table } from './weave/index.ts';

/*md
## An offset, fitted along

[Six ultrashort echoes](t2star-ute.html) at $S_0/\sigma = 50$, and a constant beside the decay: a baseline, a long component, or the hope
to catch the noise floor of magnitude images (which is no constant, and [costs far less](magnitudes.html) when called by its name).

$$S(\mathrm{TE}) = S_0\,e^{-\mathrm{TE}/T_2^{*}} + C$$

`costs` asks for the bound again and again, with one thing otherwise each time. That $C$ is 0 in truth does not make the bound smaller:
the fit has to find that out.
*/
const parameters = { ...t2star.parameters, C: amplitude('offset') };
const decay = formulaModel({ formula: 'S0 * exp(-TE / T2star) + C', parameters, settings: t2star.settings });
const σ = 1 / 50; // S0 = 1
const echoes = (ms: number, C: Role = 'nuisance') => {
  const [tissue, { protocol }] = [{ S0: 1, T2star: ms / 1e3, C: 0 }, t2star.typical];
  const roles = { S0: 'nuisance', T2star: 'estimate', C } as const;
  return { model: decay, noise: gaussian(σ), tissue, protocol, roles };
};
const percent = (sd: number | undefined, ms: number) => (1e5 * (sd ?? NaN)) / ms;
const T2s = [2, 5, 10, 20, 30];
const paid = costs(echoes(10)).map(({ says }, k) => {
  return [says, ...T2s.map((ms) => digits(percent(costs(echoes(ms))[k].sd.T2star, ms), 3))];
});
const CoVs = [10, 20].map((ms) => crlb(echoes(ms)).parameters.T2star.relativeSd);
show(table(['CoV of T2* (%)', ...T2s.map((ms) => `${ms} ms`)], paid), {
  'at 10 ms, to 50 digits': apart(CoVs[0], 0.13201866349758987, 1e-11),
  'at 20 ms': apart(CoVs[1], 0.3475381816198275, 1e-11),
});

/*md
At 10 ms the offset costs nearly a factor of 4, at 30 ms of 12: the last echo comes at 17 ms, long before the decay has shown where
it ends. A larger and slower decay that ends lower looks almost the same. That is the combination the samples tell least of,
`weakest`; at 20 ms, with each percent of T2*:
*/
const { weakest } = crlb(echoes(20));
const [dS0, , dC] = weakest.changes.map(({ by }) => by);
show({
  'S0 (%)': digits(100 * dS0, 3),
  'C (σ)': digits(dC / σ, 3),
  'all six samples together (standard errors)': digits(weakest.moves, 2),
});

/*md
A prior on the offset, from a scan without signal, say, must be better than what the echoes say themselves (the marks) to help. At
20 ms that is not hard.
*/
const sds = geometrically(0.01, 100, 81);
const priors = [10, 20].flatMap((ms) => {
  const own = crlb(echoes(ms)).parameters.C.sd / σ;
  const cov = (sd: number) => percent(crlb(echoes(ms, { prior: { sd: sd * σ } })).parameters.T2star.sd, ms);
  return [curve(`T2* = ${ms} ms`, sds, cov), points('as good as the echoes', [own], [cov(own)], { same: true })];
});
const axes = { x: 'SD of the prior on C (σ)', y: 'CoV of T2* (%)', logX: true, logY: true };
show(figure('From a known offset (left) to an unknown one (right).', axes, ...priors));

/*md
## B/A of MOLLI

[MOLLI](molli.html) fits $A$, $B$ and a recovery time, and corrects by $B/A$. If inversion and readout are well known, so is $B/A$:
would T1 be the better for it? With $c = B/A$ and T1 as parameters, and $T_1^{*} = T_1/(c-1)$, that is a question of the role of
$c$. SD of T1 in ms by 5(3)3 at 60 beats a minute, $A/\sigma = 50$.
*/
const TIs = molliTimes('5(3)3', { TI0: 0.12, dTI: 0.08, RR: 1 }).map((TI) => ({ TI }));
const recovery = (T1: number, B_A: number, c: Role = 'nuisance', A: Role = 'nuisance') => {
  const tissue = { A: 1, c: B_A, T1 };
  return { model: molliT1, noise: gaussian(1 / 50), tissue, protocol: TIs, roles: { A, c, T1: 'estimate' } as const };
};
const tissues = [
  [1, 1.9],
  [1, 2.287],
  [0.4, 2.06],
  [1.5, 2.3],
] as const;
const asked = tissues.map(([T1, c]) => {
  const sds = costs(recovery(T1, c)).map(({ sd }) => digits(1e3 * (sd.T1 ?? NaN), 4));
  const { parameters, correlation } = crlb(recovery(T1, c));
  const drift = (0.1 * correlation[1][2] * parameters.T1.sd) / parameters.c.sd;
  return [`T1 ${1e3 * T1} ms, B/A ${c}`, ...sds, digits(1e3 * drift, 2)];
});
show(table(['', 'as it is', 'A known', 'B/A known', 'both known', 'B/A wrong by 0.1'], asked));

/*md
Knowing $B/A$ buys some 2 % at most. Knowing $A$ buys no more. Both together buy up to a sixth: the samples confuse $A$ and $B/A$
with each other, and hardly either with T1, so whatever is known of one alone the other undoes. And a
$B/A$ that is not what it is taken for has its price: the last column says by how many ms T1 is off where $B/A$ is taken 0.1 too
large (to first order,
$0.1\,\rho\operatorname{SD}(T_1)/\operatorname{SD}(c)$). To gain 0.3 ms, nobody should risk 10. And who knows $B/A$ without T1? In a
Bloch simulation of one readout it is 2.287 before and 2.06 after contrast.

In between are priors. Alone they do little; with $A$ known they begin to tell where they are as good as the samples themselves (the
marks).
*/
const A_B = (['nuisance', 'known'] as const).flatMap((A) => {
  const own = crlb(recovery(1, 1.9, 'nuisance', A)).parameters.c.sd;
  const sd = (τ: number) => 1e3 * crlb(recovery(1, 1.9, { prior: { sd: τ } }, A)).parameters.T1.sd;
  const line = curve(A === 'known' ? 'A known' : 'A unknown', geometrically(1e-3, 1, 81), sd);
  return [line, points('as good as the samples', [own], [sd(own)], { same: true })];
});
const of = { x: 'SD of the prior on B/A', y: 'SD of T1 (ms)', logX: true };
show(figure('From a known B/A (left) to an unknown one (right); T1 1000 ms, B/A 1.9.', of, ...A_B));

/*md
All this is held to slopes by hand where $B/A$ is known, and to the formula at the top of this page where there is a prior.
*/
const slopes = TIs.map(({ TI }) => [1 - 1.9 * Math.exp(-0.9 * TI), -1.9 * 0.9 * TI * Math.exp(-0.9 * TI)]);
const [AA, AT, TT] = [
  [0, 0],
  [0, 1],
  [1, 1],
].map(([i, k]) => slopes.reduce((sum, row) => sum + row[i] * row[k], 0));
const { parameters: free, correlation } = crlb(recovery(1, 1.9));
const formula = (τ: number) => free.T1.sd * Math.sqrt(1 - correlation[1][2] ** 2 / (1 + (τ / free.c.sd) ** 2));
const T1sd = (...roles: Role[]) => crlb(recovery(1, 1.9, ...roles)).parameters.T1.sd;
show({
  'B/A known, by hand': apart(T1sd('known'), σ / Math.sqrt(TT - AT ** 2 / AA), 1e-12),
  'both known, by hand': apart(T1sd('known', 'known'), σ / Math.sqrt(TT), 1e-12),
  'a prior of 0.03 on B/A, by the formula': apart(T1sd({ prior: { sd: 0.03 } }), formula(0.03), 1e-12),
});
