/*md
# From + to a bound

One page, nothing skipped: a sum that knows its slope, a graph, a signal, its sensitivity, the information in its samples, the
Cramér–Rao bound, and the slope of that: everything behind the question of how precisely a protocol measures.
*/
import { toSvg } from '@fishergrad/cli/toSvg';
import { type Arithmetic, gradient, jacobian, numbers, record, rules, toDot, Value } from '@fishergrad/engine';
import { compile } from '@fishergrad/engine/compile';
import { crlb, gaussian, t2star } from '@fishergrad/models';
import { inverse, Matrix } from 'ml-matrix';
import { apart, curve, digits, evenly, figure, picture, points, show, table } from './weave/index.ts';

/*md
## 1 · A sum that knows its slope

If $s = a + b$, then $s$ changes by one for each unit of $a$. If $p = s \cdot c$, then $p$ changes by $c$ for each unit of $s$. That is all a
computer needs to know about + and ×; the chain rule does the rest, one step at a time, from the output back.
*/
const [a, b, c] = [2, 3, 4].map((data) => new Value(data));
const p = a.add(b).mul(c);
p.backward();
show({ 'p = (a + b) · c': p.data, '∂p/∂a = c': a.grad, '∂p/∂c = a + b': c.grad });
show(picture(await toSvg(toDot(p, { labels: { a, b, c, p } })), 'What was computed, and what came back.'));

/*md
## 2 · A table of rules

Every operation is one line in a table: its value, and what a change of each input does to it. Two of the lines, asked for values
and slopes (a rule has room for three inputs, and ignores those it has not). From this table come forward mode, reverse mode, every
nesting of the two, and compiled code; only power series, for high orders, know sums, products and quotients by heart as well.
*/
const { mul, tanh } = rules;
const [product, bent] = [mul.value(2, 3, 0), tanh.value(0.5, 0, 0)];
const [left, right] = mul.slopes.map((slope) => slope(numbers, 1, product, 2, 3, 0)); // for a change by 1
show({ '2 · 3': product, 'slope in the 2': left, 'slope in the 3': right });
show({ 'tanh 0.5': bent, 'its slope, 1 − tanh²': tanh.slopes[0](numbers, 1, bent, 0.5, 0, 0) });

/*md
## 3 · A signal

A formula takes its operations from an arithmetic, so it works on any kind of number: plain ones, values that remember where they came
from, numbers that carry their slopes along, or places on a recording. It is written once.

$$S(t) = S_0\, e^{-t/T_2}$$
*/
const S = <T>({ mul, exp, neg, div }: Arithmetic<T>, [S0, T2]: readonly T[], t: T | number): T =>
  mul(S0, exp(neg(div(t, T2))));
const times = [10, 30, 60].map((ms) => ms / 1e3);
const tissue = [1, 0.05]; // S0 (a.u.), T2 (s)
show({ 'S at 10, 30, 60 ms (a.u.)': times.map((t) => S(numbers, tissue, t).toFixed(4)).join(', ') });

const inMs = times.map((each) => 1e3 * each);
const decay = curve('S', evenly(0, 100, 101), (ms) => S(numbers, tissue, ms / 1e3));
const seen = points(
  'samples',
  inMs,
  times.map((each) => S(numbers, tissue, each)),
);
show(figure('A decay of T2 = 50 ms, and three samples of it.', { x: 't (ms)', y: 'S (a.u.)' }, decay, seen));

/*md
## 4 · Sensitivity

How does each sample move when a parameter does? The Jacobian $J$ has a row for each sample and a column for each parameter. Numbers
that carry their slopes along (forward mode) give all of it in one pass.
*/
const samples = <T>(a: Arithmetic<T>, θ: readonly T[], t: readonly (T | number)[] = times) =>
  t.map((each) => S(a, θ, each));
const J = jacobian(numbers, (a, θ) => samples(a, θ), tissue).jacobian;
show(
  table(
    ['sample at', '∂S/∂S0', '∂S/∂T2 (a.u./s)'],
    J.map((row, k) => [`${1e3 * times[k]} ms`, ...row]),
  ),
);

/*md
## 5 · Information

Noise of standard deviation $\sigma$ blurs every sample. What moves the samples by much more than $\sigma$ is easy to measure, and what moves
them alike is hard to tell apart. Both are in the Fisher information matrix,

$$F = \frac{J^\mathsf{T} J}{\sigma^2}$$
*/
const σ = 0.01;
const F = [0, 1].map((i) => [0, 1].map((k) => J.reduce((sum, row) => sum + (row[i] * row[k]) / σ ** 2, 0)));
show(
  table(
    ['F, SI units', 'S0', 'T2'],
    F.map((row, i) => [['S0', 'T2'][i], ...row]),
  ),
);

/*md
## 6 · The bound

No unbiased estimator of $T_2$, however clever, scatters less than $\sqrt{(F^{-1})_{T_2 T_2}}$ (Rao 1945, Cramér 1946). The
library's `crlb` takes a road that survives nearly confused parameters, and names those it
cannot tell apart; here both agree.
*/
const sd = Math.sqrt(inverse(new Matrix(F)).get(1, 1));
const protocol = times.map((TE) => ({ TE }));
const roles = { S0: 'estimate', T2star: 'estimate' } as const;
const bound = crlb({ model: t2star, noise: gaussian(σ), tissue: { S0: 1, T2star: 0.05 }, protocol, roles });
show({ 'SD of T2 (ms)': digits(1e3 * sd, 12), 'from crlb': apart(bound.parameters.T2star.sd, sd, 1e-12) });

/*md
## 7 · The slope of the bound

Sections 4 to 6 are arithmetic, so they have slopes too: how much more precisely would $T_2$ be known if the second sample came a
little later? The gradient walks back through the inverse, the information and the Jacobian. A nudge of a
microsecond to each time confirms three digits of it.
*/
const sdOf = <T>(a: Arithmetic<T>, t: readonly T[]): T => {
  const J = jacobian(a, (b, θ, lift) => samples(b, θ, t.map(lift)), tissue.map(a.constant)).jacobian;
  const [f, g, h] = [
    [0, 0],
    [0, 1],
    [1, 1],
  ].map(([i, k]) => a.add(...J.map((row) => a.mul(row[i], row[k], σ ** -2))));
  return a.sqrt(a.div(f, a.sub(a.mul(f, h), a.mul(g, g))));
};
const slopes = gradient(numbers, sdOf, times).gradient;
const nudge = (t: number[], k: number) => t.map((each, i) => (i === k ? each + 1e-6 : each));
const differences = times.map((_, k) => (sdOf(numbers, nudge(times, k)) - sdOf(numbers, times)) / 1e-6);
show(
  table(
    ['∂SD/∂t (ms per ms)', '10 ms', '30 ms', '60 ms'],
    [
      ['gradient', ...slopes],
      ['a nudge', ...differences.map((d) => digits(d, 3))],
    ],
  ),
);

/*md
## 8 · Fast

A formula cannot look at its numbers, so one recording is true for all of them. The bound and its slopes become one straight piece of
code, which gives the same numbers to rounding. How it compares with C and others is in the
[benchmarks](docs/benchmarks.html).
*/
const tape = record(['t1', 't2', 't3'], (a, t) => {
  const { value, gradient: g } = gradient(a, sdOf, t);
  return [value, ...g];
});
const [[first], , [third]] = compile(tape)(times.map((t) => Float64Array.of(t)));
const [onSd, onSlope] = [apart(first, sd, 1e-12), apart(third, slopes[1], 1e-12)];
show({ 'steps on the tape': tape.rule.length, 'SD, compiled, from above': onSd, 'slope at 30 ms': onSlope });
