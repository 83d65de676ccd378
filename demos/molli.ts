/*md
# MOLLI: T1 of the heart in one breath-hold

Invert, and look again and again while the magnetization comes back, once every heartbeat, interleaved after two or three inversions.
Scheme 5(3)3 takes five images in five beats after one inversion, pauses three beats, and takes three after another. What is
fitted is not T1 but a shorter, apparent time; what is wanted is T1, and how precisely it comes out.

$$S(\mathrm{TI}) = A - B\,e^{-\mathrm{TI}/T_1^{*}}, \qquad T_1 = T_1^{*}\Bigl(\frac{B}{A} - 1\Bigr)$$
*/
import type { Arithmetic } from '@fishergrad/engine';
import { crlb, gaussian, molli, molliT1, molliTimes, type Role } from '@fishergrad/models';
import { firstOrder, secondOrder } from './support/index.ts';
import { apart, curve, digits, evenly, figure, region, show, table } from './weave/index.ts';

/*md
## Where the correction comes from

Looking disturbs. Between readouts of flip angle $\alpha$, $T_R$ apart, the magnetization recovers; each readout leaves $\cos\alpha$
of it:

$$M \leftarrow M_0 + (M\cos\alpha - M_0)\,e^{-T_R/T_1}$$

That is a recovery again, in which each step multiplies what is missing by $e^{-T_R/T_1}\cos\alpha = e^{-T_R/T_1^{*}}$: it ends earlier and lower,

$$\frac{1}{T_1^{*}} = \frac{1}{T_1} - \frac{\ln\cos\alpha}{T_R}, \qquad
A = M_0\,\frac{1 - e^{-T_R/T_1}}{1 - e^{-T_R/T_1}\cos\alpha} \approx M_0\,\frac{T_1^{*}}{T_1}$$

An inversion of efficiency $f$ starts it at $-f M_0 = A - B$. Hence $B/A - 1 = f M_0/A \approx f\,T_1/T_1^{*}$, and multiplying by
$T_1^{*}$ gives $f\,T_1$. The simulation below steps through the readouts, reads $A$, $B$ and $T_1^{*}$ off the recovery and corrects. The
small-flip approximation costs 0.2 % at 5° and 3 % at 20°, where $T_1^{*}$ is only 15 $T_R$; and an inversion of 96 %, taken
for perfect, takes another 4 % off.
*/
const TR = 2.7e-3; // s
const lookLocker = (α: number, f: number) => {
  const keeps = Math.cos((α * Math.PI) / 180);
  let M = -f; // M0 = 1, T1 = 1 s
  const train = Array.from({ length: 10_000 }, () => (M = 1 + (M * keeps - 1) * Math.exp(-TR)));
  const A = train[9999];
  const T1star = -TR / Math.log((train[1] - A) / (train[0] - A));
  return { T1star, formula: 1 / (1 - Math.log(keeps) / TR), T1: digits(1e3 * T1star * ((A + f) / A - 1), 4) };
};
const angles = [2, 5, 10, 20, 35].map((α) => {
  const { T1star, formula, T1 } = lookLocker(α, 1);
  return [`${α}°`, 1e3 * T1star, apart(T1star, formula, 1e-12), T1, lookLocker(α, 0.96).T1];
});
show(table(['flip, T1 = 1000 ms', 'T1* (ms)', 'and the formula', 'corrected (ms)', 'at f = 0.96 (ms)'], angles));

/*md
> MOLLI reads out by balanced steady-state free precession, not by a spoiled train, and pauses between beats. There the correction is
> an approximation whose bias exceeds every bound below: a Bloch simulation of a 35° readout ($T_R$ 2.7 ms, $T_2$ 45 ms, perfect
> inversion) gives 914 ms for a T1 of 1000 ms.
> A bound tells how much T1 scatters, not how far off it is.

## Two ways to write it

As people fit it, in $(A, B, T_1^{*})$, and in what they want, $(A, c, T_1)$ with $c = B/A$ and $T_1^{*} = T_1/(c-1)$.
*/
const S = <T>({ sub, mul, exp, neg, div }: Arithmetic<T>, [A, B, T1star, TI]: readonly T[]): T =>
  sub(A, mul(B, exp(neg(div(TI, T1star)))));
const inT1 = <T>({ sub, mul, exp, neg, div }: Arithmetic<T>, [A, c, T1, TI]: readonly T[]): T =>
  mul(A, sub(1, mul(c, exp(neg(div(mul(TI, sub(c, 1)), T1))))));

show(
  firstOrder('molli', S, ([A, B, T1star, TI]) => {
    const E = Math.exp(-TI / T1star);
    return [A - B * E, 1, -E, (-B * TI * E) / T1star ** 2, (B * E) / T1star];
  }),
  firstOrder('molliT1', inT1, ([A, c, T1, TI]) => {
    const E = Math.exp((-TI * (c - 1)) / T1);
    const [recovers, r] = [1 - c * E, (A * c * E * (c - 1)) / T1];
    return [A * recovers, recovers, -A * E + (A * c * E * TI) / T1, (-r * TI) / T1, r];
  }),
  secondOrder('molliT1', inT1),
);

/*md
The bound of T1 must not depend on how the signal is written. In the first form it is the bound of a derived quantity, by the delta
method; in the second that of a parameter. Scheme 5(3)3, first TI 120 ms, then every 80 ms, 60 beats a minute, T1 1000 ms, $B/A = 1.9$,
$A/\sigma = 50$. (This is a point that other programs have been held to, not a tissue: with $B/A$ below 2 the inversion would be bad.)
*/
const times = (scheme: string, bpm: number) => {
  return molliTimes(scheme, { TI0: 0.12, dTI: 0.08, RR: 60 / bpm }).map((TI) => ({ TI }));
};
const all = 'estimate' as const;
const fitted = { model: molli, tissue: { A: 1, B: 1.9, T1star: 1 / 0.9 }, roles: { A: all, B: all, T1star: all } };
const { derived } = crlb({ ...fitted, noise: gaussian(1 / 50), protocol: times('5(3)3', 60) });
const T1bound = (T1: number, c: number, snr: number, scheme = '5(3)3', bpm = 60, ratio: Role = all) => {
  const wanted = { model: molliT1, tissue: { A: 1, c, T1 }, roles: { A: all, c: ratio, T1: all } };
  return crlb({ ...wanted, noise: gaussian(1 / snr), protocol: times(scheme, bpm) }).parameters.T1;
};
show({
  'SD of T1 = T1* (B/A − 1) (ms)': digits(1e3 * derived['T1'].sd, 12),
  'SD of T1 as a parameter (ms)': digits(1e3 * T1bound(1, 1.9, 50).sd, 12),
  'if c were known (ms)': 1e3 * T1bound(1, 1.9, 50, '5(3)3', 60, 'known').sd,
  'if A and c were known (ms)': 1e3 * T1bound(1, 1.9, 50).conditionalSd,
});

/*md
A known $B/A$ would change next to nothing, and [be a risk](known-and-unknown.html). All images are signed here; what
[magnitudes cost](magnitudes.html) is little, unless an inversion time meets the null.

## Kellman's ranges

Kellman and colleagues (2013, J Cardiovasc Magn Reson 15:56) report, at SNR 23 to 43, standard deviations of about 20 to 45 ms for T1
near 1000 ms and about 10 to 20 ms near 400 ms, with protocols made for before and after contrast. The bound of 5(3)3 lies there too, but
for one corner. In ms; $B/A$ is 2.287 before and 2.06 after contrast in a Bloch simulation of the readout (1.5 T); 1.9 is the point above.
*/
const ms = (...of: Parameters<typeof T1bound>) => digits(1e3 * T1bound(...of).sd, 3);
const snrs = [23, 25, 30, 35, 43, 50];
const near = (T1: number, c: number) => [`T1 ${1e3 * T1} ms, B/A ${c}`, ...snrs.map((snr) => ms(T1, c, snr))];
show(table(['SNR (A/σ)', ...snrs.map(String)], [near(1, 1.9), near(1, 2.287), near(0.4, 2.06)]));
const snr = evenly(23, 43, 41);
const over = (T1: number, c: number) =>
  curve(`T1 ${1e3 * T1} ms, B/A ${c}`, snr, (each) => 1e3 * T1bound(T1, c, each).sd);
const curves = [over(1, 1.9), over(1, 2.287), over(0.4, 2.06)];
const reported = [
  region('reported, near 1000 ms', [23, 43], [20, 45]),
  region('reported, near 400 ms', [23, 43], [10, 20]),
];
const said = 'The bound of 5(3)3 over SNR, and the ranges that Kellman and colleagues report.';
show(figure(said, { x: 'SNR (A/σ)', y: 'SD of T1 (ms)' }, ...curves, ...reported));

/*md
## Heart rate

The inversion times follow the heart: first TI 120 ms, then every 80 ms, then one beat after another. With 5(3)3 a fast heart leaves no
image late enough to see where the recovery of blood ends; a shorter T1 only gains. Curves at $A/\sigma = 35$, with $B/A$ as above, and 2.3 for
blood. That magnetization has not recovered when the pause ends is not in this model.
*/
const bpm = evenly(45, 110, 66);
const band = (tissue: string, T1: number, c: number) =>
  curve(`${tissue}: T1 ${1e3 * T1} ms, B/A ${c}`, bpm, (rate) => 1e3 * T1bound(T1, c, 35, '5(3)3', rate).sd);
const bands = [band('after contrast', 0.4, 2.06), band('myocardium', 1, 2.287), band('blood', 1.5, 2.3)];
show(figure('SD of T1 by 5(3)3 over heart rate.', { x: 'heart rate (1/min)', y: 'SD of T1 (ms)' }, ...bands));
const schemes = ['5(3)3', '3(3)3(3)5', '4(1)3(1)2'].map((scheme) => [
  `${scheme}: ${times(scheme, 60).length} images, ${scheme.match(/\d/g)!.reduce((sum, n) => sum + Number(n), 0)} beats`,
  ...[60, 100].map((rate) => ms(1, 2.287, 35, scheme, rate)),
  ...[60, 100].map((rate) => ms(1.5, 2.3, 35, scheme, rate)),
]);
show(table(['SD of T1 (ms)', '1000 ms, 60/min', '1000 ms, 100/min', '1500 ms, 60/min', '1500 ms, 100/min'], schemes));
