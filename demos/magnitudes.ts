/*md
# What a magnitude costs

A scanner measures complex samples, and most of what it stores are their magnitudes. Far above the noise nothing is lost by that: the
noise along the signal stays, and the noise across it hardly changes its length. Near the noise there is no along and across any more: the
magnitude of pure noise is 1.25 σ on average, not 0, and a little signal hardly changes it. What does that do to T2*, and to T1?

The magnitude $m = |s + n|$ of a signal $s$ and its noise $n$ has Rice's distribution,

$$p(m) = \frac{m}{\sigma^2}\, e^{-(m^2 + s^2)/2\sigma^2}\, I_0\!\Bigl(\frac{m s}{\sigma^2}\Bigr)$$

where σ is the SD of the noise in each of the two channels, real and imaginary.
*/
import { crlb, gaussian, magnitudeInformation, molliT1, molliTimes, type Noise } from '@fishergrad/models';
import { noiseToReach, noncentralChi, rician, t2star } from '@fishergrad/models';
import { mean } from './support/index.ts';
import { apart, curve, digits, evenly, figure, geometrically, points, show, table } from './weave/index.ts';

/*md
## What one sample is left with

A signed sample with Gaussian noise tells $1/\sigma^2$ about its signal. A magnitude tells $g(\nu)/\sigma^2$, where $\nu = |s|/\sigma$
and $g$ is the variance of the slope of $\ln p$:

$$g(\nu) = \operatorname{E}\Bigl[\Bigl(u\,\frac{I_1(u\nu)}{I_0(u\nu)} - \nu\Bigr)^2\Bigr], \qquad u = \frac{m}{\sigma}$$

It is $\nu^2$ near 0, and $1 - 1/2\nu^2$ far from it. By hand it is a sum over steps of $\ln
u$, with Bessel functions (times $e^{-x}$) that are means over a circle. Several coils, combined by the root of the sum of their
squares, bring more noise to the same signal (σ is that of each coil): noncentral χ in place of Rice. Four coils are held to a
quadrature to 50 digits.
*/
const circle = evenly(0, 2 * Math.PI, 257).slice(1);
const bessel = (n: number, x: number) => mean(circle.map((θ) => Math.cos(n * θ) * Math.exp(x * (Math.cos(θ) - 1))));
const byHand = (ν: number) =>
  evenly(-20, 3, 2301).reduce((sum, lnu) => {
    const u = Math.exp(lnu);
    const [I0, I1] = [bessel(0, u * ν), bessel(1, u * ν)];
    return sum + 0.01 * u * u * Math.exp(-((u - ν) ** 2) / 2) * I0 * ((u * I1) / I0 - ν) ** 2;
  }, 0);
const known = [0.0588427364962, 0.2006575000811, 0.5071541589678, 0.7049564263834, 0.8734002724246, 0.9658660961567];
const rows = [0.5, 1, 2, 3, 5, 10].map((ν, k) => {
  const [one, four] = [magnitudeInformation(ν), magnitudeInformation(ν, 4)];
  return [`${ν}`, digits(one, 6), apart(one, byHand(ν), 1e-12), digits(four, 6), apart(four, known[k], 1e-12)];
});
show(table(['|s|/σ', 'g, one coil', 'by hand', 'g, four coils', 'to 50 digits'], rows));

/*md
## T2*: the late echoes drown

Six echoes, [3.4 ms apart](t2star-ute.html), at $S_0/\sigma = 50$. Where T2* is 10 ms, all stand far above the noise and keep nearly
all they have. Where it is 1 ms, the second echo, on which everything depends, stands one and a half σ high and keeps 72 %; the
third has two thousandths left, and the others lie further to the left than is drawn.
*/
const ν = geometrically(0.03, 60, 120);
const echoes = [1, 10].map((ms) => {
  const seen = t2star.typical.protocol.map(({ TE }) => 50 * Math.exp((-1e3 * TE) / ms)).filter((ν) => ν > 0.03);
  const told = seen.map((ν) => magnitudeInformation(ν));
  return points(`echoes, T2* = ${ms} ms`, seen, told);
});
const one = curve('one coil', ν, (x) => magnitudeInformation(x));
const four = curve('four coils', ν, (x) => magnitudeInformation(x, 4));
const left = 'What a magnitude tells, relative to a signed sample; and the six echoes at SNR 50, of one coil.';
show(figure(left, { x: '|s|/σ', y: 'g', logX: true }, one, four, ...echoes));

/*md
By so much does SD(T2*) grow. (All ratios on this page are held to 50-digit arithmetic with this integral and derivatives by hand.)
*/
const decay = (ms: number, noise: Noise) => {
  const [tissue, roles] = [{ S0: 1, T2star: ms / 1e3 }, { S0: 'nuisance', T2star: 'estimate' } as const];
  return { model: t2star, protocol: t2star.typical.protocol, tissue, roles, noise };
};
const cov = (ms: number, noise: Noise) => 100 * crlb(decay(ms, noise)).parameters.T2star.relativeSd;
const ratios = [
  [50, 1.1797793884721512, 1.001159915088503],
  [20, 1.9832517317726686, 1.0075330119061527],
  [10, 3.592458716104959, 1.0349000156132435],
].map(([snr, ...wanted]) => {
  const found = [1, 10].map((ms) => cov(ms, rician(1 / snr)) / cov(ms, gaussian(1 / snr)));
  return [`S0/σ = ${snr}`, ...found.flatMap((each, k) => [digits(each, 4), apart(each, wanted[k], 1e-12)])];
});
show(table(['magnitude ÷ signed', 'T2* = 1 ms', 'to 50 digits', 'T2* = 10 ms', 'to 50 digits'], ratios));
const σ = 1 / 20;
const kinds = Object.entries({ signed: gaussian(σ), magnitude: rician(σ), 'four coils': noncentralChi(σ, 4) });
const curves = kinds.map(([name, noise]) => curve(name, geometrically(0.8, 30, 80), (ms) => cov(ms, noise)));
show(figure('CoV of T2* at S0/σ = 20.', { x: 'T2* (ms)', y: 'CoV (%)', logX: true, logY: true }, ...curves));

/*md
Averaging helps, but when? Complex samples can be averaged before the magnitude is taken: then the late echoes rise out of the noise,
and a magnitude soon costs next to nothing. Magnitudes averaged afterwards stay where they were, each with the little it tells. So often
would the six echoes of $S_0/\sigma = 20$ have to be measured for a CoV of 5 %:
*/
const counts = [1, 2, 10].map((ms) => {
  const before = [gaussian(σ), rician(σ)].map((noise) => (noiseToReach(decay(ms, noise), 0.05).T2star ?? 0) ** -2);
  return [`T2* = ${ms} ms`, ...[...before, (cov(ms, rician(σ)) / 5) ** 2].map((count) => digits(count, 3))];
});
show(table(['averages', 'signed', 'averaged before', 'averaged after'], counts));

/*md
> These are bounds of fits that know their noise. Least squares on magnitudes takes the 1.25 σ at the end of a decay for signal, and
> finds T2* too long. A constant fitted along is a poor remedy: it is not the truth either, and at a T2* of 10 ms
> [costs more](known-and-unknown.html) than all of this.

## T1: an inversion time on the null

In an inversion recovery the signal passes through 0. As a magnitude, a sample right there tells nothing. [MOLLI](molli.html) 5(3)3
at 60 beats a minute and $B/A = 1.9$ has one at the null where T1 is 280, 1570 or 1683 ms, by its inversion times of 200, 1120 and
1200 ms. There a magnitude adds up to 45 % to the SD of T1; far from there, at a good SNR, next to nothing.
*/
const TIs = molliTimes('5(3)3', { TI0: 0.12, dTI: 0.08, RR: 1 }).map((TI) => ({ TI }));
const price = (ms: number, c: number, snr: number) => {
  const roles = { A: 'nuisance', c: 'nuisance', T1: 'estimate' } as const;
  const recovery = { model: molliT1, tissue: { A: 1, c, T1: ms / 1e3 }, roles, protocol: TIs };
  const [magnitude, signed] = [rician, gaussian].map((noise) => crlb({ ...recovery, noise: noise(1 / snr) }));
  return magnitude.parameters.T1.sd / signed.parameters.T1.sd;
};
const prices = [
  [400, 1.95, 1.005086151435407, 1.0376058971331135],
  [1000, 1.9, 1.002102690533543, 1.0140355626321915],
  [1500, 1.9, 1.0837185525428992, 1.2236044004691107],
].map(([ms, c, ...wanted]) => {
  const found = [25, 10].map((snr) => price(ms, c, snr));
  return [`T1 ${ms} ms, B/A ${c}`, ...found.flatMap((each, k) => [digits(each, 4), apart(each, wanted[k], 1e-12)])];
});
show(table(['magnitude ÷ signed', 'A/σ = 25', 'to 50 digits', 'A/σ = 10', 'to 50 digits'], prices));
const over = [25, 10].map((snr) => curve(`A/σ = ${snr}`, evenly(220, 2000, 179), (ms) => price(ms, 1.9, snr)));
const nulls = [200, 1120, 1200].map((TI) => (0.9 * TI) / Math.log(1.9));
const there = nulls.map((ms) => price(ms, 1.9, 10));
const grown = 'SD of T1 by magnitudes, relative to signed images; and where an inversion time meets the null.';
show(figure(grown, { x: 'T1 (ms)', y: 'magnitude ÷ signed' }, ...over, points('on the null', nulls, there)));

/*md
Phase-sensitive images are signed and do not pay this. Whoever fits magnitudes also has to guess on which side of the null a sample
lies, and a bound, which is local, does not count that.
*/
