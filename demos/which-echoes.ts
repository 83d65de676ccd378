/*md
# Which echo times should I use?

That depends on what you want to know, on what you know already, and on the tissues you will meet. Given these there is a best
answer, and a proof that it is the best. Five questions, each with its answer and what it is good for.

$$S(\mathrm{TE}) = S_0\,e^{-\mathrm{TE}/T_2}$$
*/
import { numbers } from '@fishergrad/engine';
import { crlb, gaussian, inversionRecovery, type Role, t2 } from '@fishergrad/models';
import { type Approximate, approximate, choose, criteria, logCostOf, tolerances } from '@fishergrad/models/design';
import { last } from '@fishergrad/optimize';
import { seeded } from '@fishergrad/random';
import { lambertW, sharedRow } from './support/index.ts';
import { apart, curve, digits, evenly, figure, geometrically, points, show, table } from './weave/index.ts';

/*md
## Two echoes, 22 : 78

One tissue first, T2 = 80 ms, the same noise in every sample, $S_0$ unknown. Measuring may be shared among all echo times from 0
to 400 ms, in any parts. `approximate` finds the parts that make the variance of T2 smallest: two echoes, one as early as can be, the other
$x\,T_2$ later with $x = 1 + W(1/e) = 1.2785$. That is known in closed form, by Lambert's $W$ ([derived here](exponential.html)), and so are the
parts, $1 : e^x$.
*/
const T2 = 0.08; // s
const setup = (T2: number, S0: Role = 'nuisance') => {
  return { model: t2, noise: gaussian(1), tissue: { S0: 1, T2 }, roles: { S0, T2: 'estimate' } as const };
};
const wants = (name: string) => ({ criterion: criteria.relative, of: [{ name, weight: 1 }] });
const upTo = (to: number, setting: string) => ({ settings: [setting], lower: [0], upper: [to], rest: {} });
const asked = { ...wants('T2'), region: upTo(0.4, 'TE'), setups: [setup(T2)], tissues: [1] };
const best = last(approximate(asked));
const [x, [first, second]] = [1 + lambertW(1 / Math.E), best.support];
const [share, least] = [1 / (1 + Math.exp(x)), Math.exp(x)];
show({
  'second echo (T2)': digits(second.at['TE'] / T2, 5),
  'and by W': apart(second.at['TE'] / T2, x, 1e-6),
  'share of the first, from 1/(1 + eˣ)': apart(first.weight, share, 1e-6),
  'CoV of T2 · S0/σ · √N, from eˣ': apart(Math.exp(best.logCost / 2), least, 1e-6),
  'worth above 1, anywhere': apart(best.gap, 0, 1e-6),
});

/*md
**Why two?** There are two unknowns: $\ln S$ is a straight line in TE, and its ends tell most of its slope.

**Why 22 : 78?** $1/T_2$ is that slope. Noise moves a logarithm by $\sigma/S$, more where the signal is weaker: $1/w_1 + e^{2x}/w_2$ is
smallest for $w_1 : w_2 = 1 : e^x$. Of nine measurements give two to the first echo and seven to the second.

**Who says that nothing is better?** The curve: what one more measurement at TE is worth, in units of what those made are worth on average. It
touches 1 at the two echoes and is below 1 everywhere else, so moving a little of the measuring anywhere gains nothing. And as the
inverse of a variance is a concave function of the parts, what no small step improves, no large one does: the equivalence theorem (Kiefer and
Wolfowitz 1960, Can J Math 12:363).
*/
const TEs = evenly(0, 400, 101);
const worth = [...best.worth([Float64Array.from(TEs, (ms) => ms / 1e3)])];
const touching = points('the best two', [0, 1e3 * second.at['TE']], [1, 1]);
const said = 'What one more measurement is worth; at 1 it pays just as well as those made.';
show(figure(said, { x: 'TE (ms)', y: 'worth' }, curve('one more measurement at TE', TEs, worth), touching));

/*md
## What do you want, and of which tissue?

Another question, another answer. Who knows $S_0$ needs one echo only, at T2. *D-optimal* makes the ellipse of $S_0$ and T2 small as a
whole, for which it spends half of the measuring on $S_0$: T2 is less certain, by 14 %. That is a fair wish where both are wanted, and a poor
one where $S_0$ is a nuisance. And where T2 may be anything from 50 to 120 ms, ask for the *worst* of these to be as good as can be. (The last
column is for T2 of 80 ms, in the last row for the worst.)
*/
const known = last(approximate({ ...asked, setups: [setup(T2, 'known')] }));
const D = last(approximate({ ...asked, criterion: criteria.D, of: [...asked.of, { name: 'S0', weight: 1 }] }));
const tissues = geometrically(0.05, 0.12, 8).map((each) => setup(each));
const robust = last(approximate({ ...asked, setups: tissues, tissues: 'worst' }));
const cov = ({ support }: Approximate, T2: number) => {
  const protocol = support.map(({ at }) => ({ TE: at['TE'] }));
  return crlb({ ...setup(T2), protocol, averages: support.map(({ weight }) => weight) }).parameters.T2.relativeSd;
};
const wanted = [
  sharedRow('T2', best),
  sharedRow('T2, if S0 is known', known),
  sharedRow('D: S0 and T2', D, cov(D, T2)),
];
const head = ['wanted', 'TE (ms)', 'shares (%)', 'CoV · S0/σ · √N'];
show(table(head, [...wanted, sharedRow('T2, the worst of 50 to 120 ms', robust)]));
const T2s = geometrically(40, 150, 60);
const over = (name: string, of: Approximate) => curve(name, T2s, (ms) => cov(of, ms / 1e3));
const designs = [over('for 80 ms', best), over('for the worst of 50 to 120 ms', robust), over('D, for 80 ms', D)];
const floor = curve('the best for each', T2s, () => least, { dash: 'dot' });
const met = 'Echoes made for one T2, or for the worst of many, met by another.';
show(figure(met, { x: 'T2 (ms)', y: head[3] }, ...designs, floor));

/*md
At the ends of 50 to 120 ms, the echoes made for 80 ms have an SD 23 and 11 % above the least there, those made for the worst 15 % at
both. The second echo comes earlier for that: too late an echo is lost in noise, too early a one has only decayed less.

## A best answer to beware of

Inversion recovery, $M_0\,(1 - 2\,e^{-\mathrm{TI}/T_1})$, of which T1 is wanted. The best is to measure at *one* TI only, the null at $T_1 \ln 2$:
the signal is 0 there whatever $M_0$ is, so that not knowing $M_0$ does not matter. The information matrix is singular then: T1 can be told,
$M_0$ cannot, and whoever inverts the matrix finds nothing. `approximate` comes as near as it likes, and finds $1/\ln 2 = 1.4427$.
*/
const inverted = (T1: number) => {
  const roles = { M0: 'nuisance', T1: 'estimate' } as const;
  return { model: inversionRecovery, noise: gaussian(1), tissue: { M0: 1, T1 }, roles };
};
const IR = { ...wants('T1'), region: upTo(5, 'TI') };
const nulled = last(approximate({ ...IR, setups: [inverted(1)], tissues: [1] }));
const several = last(approximate({ ...IR, setups: geometrically(0.7, 1.4, 8).map(inverted), tissues: 'worst' }));
const found = [sharedRow('T1 of 1 s', nulled), sharedRow('T1, the worst of 0.7 to 1.4 s', several)];
show(table(['wanted', 'TI (ms)', 'shares (%)', 'CoV · M0/σ · √N'], found));
show({ 'at the null, from 1/ln 2': apart(Math.exp(nulled.logCost / 2), 1 / Math.LN2, 1e-6) });

/*md
To be at the null one must know T1, and that was the question. (And magnitude images tell nothing at their null.) So name the tissues. For
0.7 to 1.4 s, three quarters of the measuring go to a TI near the null of short T1s, and the rest to a late one that says what $M_0$ is; the worst
tissue then has a fifth more SD than at a null that nobody knows beforehand.

## How exactly must they be hit?

One echo off, the other as it is, until the variance of T2 has risen by 5 %. The second may be anywhere from 85 to 121 ms: it is seldom worth a
fight. The first is, for every 2 ms that it comes later cost 5 %.
*/
const averages = [first.weight, second.weight];
const logCost = (at: Float64Array) =>
  logCostOf(numbers, asked, { ...setup(T2), averages, protocol: Array.from(at, (TE) => ({ TE })) });
const [one, other] = tolerances(logCost, [0, x * T2], { lower: [0, 0], upper: [0.4, 0.4] }, 0.05);
show({
  'the first, up to (ms)': digits(1e3 * one.high, 3),
  'the second, from (ms)': digits(1e3 * other.low, 3),
  'to (ms)': digits(1e3 * other.high, 3),
});

/*md
## Which of those that there are?

Say that there are sixteen echoes, every 10 ms from 10 to 160 ms, and that four may be kept. Which four tell most of T2, in the worst of 50 to
120 ms? All 1820 choices are compared; where there are too many, `choose` exchanges one echo for another until no exchange helps. The best
four tell more for each echo than all sixteen do (last column); the first four, which come to mind first, leave T2 nearly three times as uncertain.
*/
const train = evenly(10, 160, 16).map((ms) => ({ TE: ms / 1e3 }));
const experiments = tissues.map((each) => ({ ...each, protocol: train }));
const among = { ...wants('T2'), tissues: 'worst', experiments } as const;
const { kept } = choose(among, 4, { starts: 1, random: seeded(1) });
const reached = [kept, [0, 1, 2, 3], [...train.keys()]].map((places) => {
  const protocol = places.map((k) => train[k]);
  const CoV = Math.max(...tissues.map((each) => crlb({ ...each, protocol }).parameters.T2.relativeSd));
  const name = places.length > 4 ? 'all' : protocol.map(({ TE }) => 1e3 * TE).join(', ');
  return [name, digits(CoV, 3), digits(CoV * Math.sqrt(places.length), 3)];
});
show(table(['echoes (ms)', 'worst CoV · S0/σ', '· √N'], reached));
