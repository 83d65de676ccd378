/*md
# Exponential decay

Radioactivity, fluorescence, a capacitor, transverse magnetization: whatever leaves at a rate in proportion to what is left.
Two unknowns, and the best two times to look at them can be worked out to any number of digits, which makes this a yardstick for
decay experiments whose noise is the same in every sample. (Counting is not: its noise is Poisson's.)

$$S(t) = A\,e^{-t/\tau} = A\,e^{-Rt}$$
*/
import { type Arithmetic, jacobian, numbers } from '@fishergrad/engine';
import { crlb, exponentialDecay, gaussian } from '@fishergrad/models';
import { firstOrder, higherOrders, lah, lambertW, newton, secondOrder, upTo } from './support/index.ts';
import { apart, curve, digits, evenly, figure, points, show, table } from './weave/index.ts';

/*md
## Time or rate

The same decay, written in its time constant and in its rate.
*/
const S = <T>({ mul, exp, neg, div }: Arithmetic<T>, [A, tau, t]: readonly T[]): T => mul(A, exp(neg(div(t, tau))));
const rate = <T>({ mul, exp, neg }: Arithmetic<T>, [A, R, t]: readonly T[]): T => mul(A, exp(neg(mul(R, t))));

show(
  firstOrder('exponential', S, ([A, tau, t]) => {
    const E = Math.exp(-t / tau);
    return [A * E, E, (A * t * E) / tau ** 2, (-A * E) / tau];
  }),
  firstOrder('rate', rate, ([A, R, t]) => {
    const E = Math.exp(-R * t);
    return [A * E, E, -A * t * E, -R * A * E];
  }),
);

/*md
Second derivatives: `hessian` takes them by power series, a Jacobian of a gradient by nesting, PyTorch by walking back twice.
*/
show(secondOrder('exponential', S));

/*md
Higher orders in $t$ bring a factor $-1/\tau$ each. In $\tau$ they are less plain, and count something: with the Lah numbers
$L(n,k) = \binom{n-1}{k-1}\frac{n!}{k!}$, the ways to sort $n$ things into $k$ ordered lists,

$$\frac{\partial^n S}{\partial \tau^n} = \frac{A\,e^{-t/\tau}}{\tau^n} \sum_{k=1}^{n} (-1)^{n+k} L(n,k) \Bigl(\frac{t}{\tau}\Bigr)^{k}$$
*/
show(
  higherOrders('exponential', S, 't', ([A, tau, t], n) => A * (-1 / tau) ** n * Math.exp(-t / tau)),
  higherOrders('exponential', S, 'tau', ([A, tau, t], n) => {
    const sum = upTo(n).reduce((total, k) => total + (-1) ** (n + k) * lah(n, k) * (t / tau) ** k, 0);
    return ((A * Math.exp(-t / tau)) / tau ** n) * sum;
  }),
);

/*md
## The bound of two samples

With $A$ unknown too, two samples $x\,\tau$ apart, the first at $t_1$, at a signal-to-noise ratio $A/\sigma$:

$$\frac{\operatorname{SD}(\tau)}{\tau} = \frac{\sigma}{A}\; e^{t_1/\tau}\, \frac{\sqrt{1 + e^{2x}}}{x}$$

`crlb` does not know this formula. It takes the singular values of the weighted slopes. The relative bound of the rate
$R = 1/\tau$ is the same: writing a quantity otherwise changes nothing in what is known of it.
*/
const roles = { A: 'estimate', tau: 'estimate' } as const;
const experiment = { model: exponentialDecay, noise: gaussian(0.02), tissue: { A: 1, tau: 1 }, roles };
const rows = [
  [0, 0.25],
  [0, 1],
  [0.5, 1],
  [0, 3],
].map(([t1, x]) => {
  const { parameters, derived } = crlb({ ...experiment, protocol: [{ t: t1 }, { t: t1 + x }] });
  const { relativeSd } = parameters.tau;
  const closed = (0.02 * Math.exp(t1) * Math.sqrt(1 + Math.exp(2 * x))) / x;
  return [
    `${t1} τ and ${t1 + x} τ`,
    100 * relativeSd,
    apart(relativeSd, closed, 1e-12),
    100 * derived['rate'].relativeSd,
  ];
});
show(table(['samples at', 'CoV of τ (%), A/σ = 50', 'from the formula', 'CoV of R (%)'], rows));

/*md
## The two best times, found live

The bound is a formula as well, so it has slopes. Below, the variance of $\tau$ is written over any arithmetic, with the
second time $x$ and the share $w$ of all measurements spent on the first sample as inputs; Newton's method walks to where both
slopes vanish. Each step doubles the digits, as it only does when first and second derivatives are exact.
*/
const variance = <T>(a: Arithmetic<T>, [x, w]: readonly T[]): T => {
  const { add, mul, sub, div, constant } = a;
  const J = jacobian(a, (b, θ, lift) => [S(b, [...θ, b.constant(0)]), S(b, [...θ, lift(x)])], [
    constant(1),
    constant(1),
  ]).jacobian;
  const share = [w, sub(1, w)];
  const F = (i: number, k: number): T => add(...share.map((each, row) => mul(each, J[row][i], J[row][k])));
  return div(F(0, 0), sub(mul(F(0, 0), F(1, 1)), mul(F(0, 1), F(0, 1))));
};
const equalShares = <T>(a: Arithmetic<T>, [x]: readonly T[]): T => variance(a, [x, a.constant(0.5)]);
const [equal, free] = [newton(equalShares, [1], 7), newton(variance, [1.2, 0.25], 7)];
const steps = free.map(([x, w], k) => [String(k + 1), digits(equal[k][0], 12), digits(x, 12), digits(w, 12)]);
show(table(['step', 'x, equal shares', 'x, free shares', 'share of the first'], steps));

/*md
Both have closed forms in Lambert's $W$, the solution of $W e^W = z$: $x = 1 + W(2/e^2)/2$ for equal shares and $x = 1 + W(1/e)$
for free ones. At the latter, $\mathrm{CoV} \ge 3.5911\,\sigma/(A\sqrt N)$ for *any* $N$ samples at $t \ge 0$, with $A$ the amplitude at
$t = 0$ and unknown.
*/
const [even, best] = [1 + lambertW(2 / Math.E ** 2) / 2, 1 + lambertW(1 / Math.E)];
const [x, share] = free[6];
show({
  'x, equal shares, by W': digits(even, 12),
  'distance of the one found': apart(equal[6][0], even, 1e-12),
  'x, free shares, by W': digits(best, 12),
  'distance of that found': apart(x, best, 1e-12),
  'CoV · A√N/σ, free shares': digits(Math.sqrt(variance(numbers, free[6])), 10),
});
const second = evenly(0.3, 3, 100);
const worth = (w: number) => (t: number) => Math.sqrt(variance(numbers, [t, w]));
const curves = [0.5, share].map((w) => curve(`${(100 * w).toFixed(0)} % on the first`, second, worth(w)));
const marks = points('best', [even, best], [worth(0.5)(even), worth(share)(best)]);
const caption = 'Two times, the first at 0: how the precision of τ depends on the second.';
show(figure(caption, { x: 'second time (τ)', y: 'CoV of τ · A√N/σ' }, ...curves, marks));
