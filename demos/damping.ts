/*md
# A damped oscillation

A bell, a pendulum, a seismometer, one channel of a free induction decay: it rings, and the ringing dies away. Four unknowns,
two of which hardly disturb the other two, and a rule for how long to listen.

$$S(t) = A\,e^{-t/\tau} \cos(2\pi f t + \varphi)$$
*/
import type { Arithmetic } from '@fishergrad/engine';
import { crlb, dampedCosine, gaussian } from '@fishergrad/models';
import { firstOrder, higherOrders, letter, secondOrder } from './support/index.ts';
import { curve, digits, evenly, figure, geometrically, show, table } from './weave/index.ts';

/*md
## Its slopes

First and second derivatives in all five inputs.
*/
const S = <T>({ mul, exp, neg, div, cos, add }: Arithmetic<T>, [A, tau, f, phi, t]: readonly T[]): T =>
  mul(A, exp(neg(div(t, tau))), cos(add(mul(2 * Math.PI, f, t), phi)));

show(
  firstOrder('damping', S, ([A, tau, f, phi, t]) => {
    const [D, θ, ω] = [Math.exp(-t / tau), 2 * Math.PI * f * t + phi, 2 * Math.PI * f];
    const [c, s] = [D * Math.cos(θ), D * Math.sin(θ)];
    return [A * c, c, (A * t * c) / tau ** 2, -2 * Math.PI * t * A * s, -A * s, -A * (c / tau + ω * s)];
  }),
  secondOrder('damping', S),
);

/*md
In time it is the real part of $A e^{i\varphi} e^{st}$ with $s = -1/\tau + 2\pi i f$. Every derivative multiplies by $s$, which is a
length and a turn:

$$\frac{\partial^n S}{\partial t^n} = A\,|s|^n e^{-t/\tau} \cos(2\pi f t + \varphi + n \arg s)$$
*/
show(
  higherOrders('damping', S, 't', ([A, tau, f, phi, t], n) => {
    const [length, turn] = [Math.hypot(1 / tau, 2 * Math.PI * f), Math.atan2(2 * Math.PI * f, -1 / tau)];
    return A * length ** n * Math.exp(-t / tau) * Math.cos(2 * Math.PI * f * t + phi + n * turn);
  }),
);

/*md
## How well it can be measured

An oscillator of 1 Hz whose amplitude falls by a factor $e$ in 5 s, sampled 20 times a second for 20 s, with noise of a fiftieth of the first
amplitude.
*/
const heard = (seconds: number, f = 1, spacing = 0.05) =>
  crlb({
    ...{ model: dampedCosine, tissue: { A: 1, tau: 5, f, phi: 0.3 }, noise: gaussian(0.02) },
    protocol: evenly(0, seconds, Math.round(seconds / spacing) + 1).map((t) => ({ t })),
    roles: { A: 'estimate', tau: 'estimate', f: 'estimate', phi: 'estimate' },
  });
const { names, parameters, derived, correlation } = heard(20);
const line = (name: string, unit: string, { value, sd }: { value: number; sd: number }) => [
  `${name}${unit}`,
  value,
  sd,
];
const bounds = names.map((name, k) => [
  ...line(letter(name), parameters[name].unit === '1' ? '' : ` (${parameters[name].unit})`, parameters[name]),
  ...correlation[k].map((ρ) => ρ.toFixed(2).replace('-', '−')),
]);
show(table(['', 'value', 'SD', ...names.map((name) => `ρ ${letter(name)}`)], bounds));
show(table(['', 'value', 'SD'], [line('Q = π f τ', '', derived['Q'])]));

/*md
Amplitude and decay time disturb each other, frequency and phase disturb each other, and the two pairs all but ignore one
another. If the ringing goes through many periods while it dies ($Q = \pi f\tau \gg 1$), is sampled closely and heard to its end, sums
become integrals and the bound has a closed form, with
$\Delta$ the time between samples:

$$\frac{\operatorname{SD}(\tau)}{\tau} \to 4\,\frac{\sigma}{A}\sqrt{\frac{\Delta}{\tau}}, \qquad
\frac{\operatorname{SD}(f)}{f} \to \frac{1}{2Q}\cdot\frac{\operatorname{SD}(\tau)}{\tau}, \qquad
\frac{\operatorname{SD}(Q)}{Q} \to \frac{\operatorname{SD}(\tau)}{\tau}$$

A resonator of quality $Q$ tells its frequency $2Q$ times better than its losses.
*/
const laws = [0.3, 1, 3, 9].map((f) => {
  const { parameters: p, derived: d } = heard(60, f, 0.02);
  const limit = 4 * 0.02 * Math.sqrt(0.02 / 5);
  const Q = Math.PI * f * 5;
  return [Q.toFixed(1), p.tau.relativeSd / limit, (2 * Q * p.f.relativeSd) / limit, d['Q'].relativeSd / limit];
});
show(table(['Q', 'SD of τ ÷ asymptote', 'SD of f ÷ asymptote', 'SD of Q ÷ asymptote'], laws));

/*md
## How long to listen

The same number of samples, 401, spread over a longer and longer window. Too short, and a decay that has hardly begun looks like
none; too long, and most samples hear silence. About two decay times are best for both; from one and a half to three costs 7 % at
most, one or four a fifth.
*/
const windows = geometrically(0.5, 50, 80);
const inTau = windows.map((w) => w / 5);
const cov = (name: 'tau' | 'f', w: number) => 100 * heard(5 * w, 1, w / 80).parameters[name].relativeSd;
const costs = [0.1, 0.5, 1, 1.5, 2, 3, 4, 10].map((w) => {
  const [tau, f] = [cov('tau', w), cov('f', w)];
  return [String(w), digits(tau, 4), digits(tau / cov('tau', 2), 4), digits(f, 4), digits(f / cov('f', 2), 4)];
});
show(table(['window (τ)', 'CoV of τ (%)', '÷ at 2 τ', 'CoV of f (%)', '÷ at 2 τ'], costs));
const caption = '401 samples over a window; SD relative to the value. Q = 15.7, σ = A/50.';
const axes = { x: 'window (τ)', y: 'CoV (%)', logX: true, logY: true };
const curves = [curve('decay time τ', inTau, (w) => cov('tau', w)), curve('frequency f', inTau, (w) => cov('f', w))];
show(figure(caption, axes, ...curves));
