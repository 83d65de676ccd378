/*md
# The cosine

The first signal anyone measures: an amplitude, a frequency and a phase, sampled in time. It is simple enough to work out
by hand, which is why every road to a derivative starts here.

$$S(t) = A \cos(2\pi f t + \varphi)$$
*/
import { type Arithmetic, gradient, numbers, Value, values } from '@fishergrad/engine';
import { cosine, crlb, gaussian } from '@fishergrad/models';
import { firstOrder, higherOrders, refusal, secondOrder } from './support/index.ts';
import { curve, digits, evenly, figure, geometrically, show, table } from './weave/index.ts';

/*md
## A formula over any arithmetic

The formula names the operations it needs and nothing else. Which numbers it works on is for the caller to say.
*/
const S = <T>({ mul, add, cos }: Arithmetic<T>, [A, f, phi, t]: readonly T[]): T =>
  mul(A, cos(add(mul(2 * Math.PI, f, t), phi)));

/*md
In `numbers` it is a function; in `values` every intermediate result remembers where it came from, and can be walked back;
`gradient` does the walk for you. All slopes come at once, none has a step size.
*/
const x = [1.5, 2.5, 0.6, 0.13]; // A, f (Hz), φ (rad), t (s)
const [A, f, phi, t] = x.map((each) => new Value(each));
const signal = S(values, [A, f, phi, t]) as Value;
signal.backward();
show({
  'S (a.u.)': S(numbers, x),
  '∂S/∂f (a.u./Hz), walked back': f.grad,
  '∂S/∂f (a.u./Hz), by gradient': gradient(numbers, (a, y) => S(a, y), x).gradient[1],
});

/*md
## Every road to the same slopes

Six ways lead to the value and its four slopes: the derivatives worked out by hand (below), forward mode, reverse mode, the
same recorded and compiled, finite differences, and PyTorch in double precision. What is missing in the last digits
of all but the differences belongs to the rounding of $2\pi f t$, 62 radians at one of the points.
*/
show(
  firstOrder('cosine', S, ([A, f, phi, t]) => {
    const [θ, ω] = [2 * Math.PI * f * t + phi, 2 * Math.PI];
    const [cos, sin] = [Math.cos(θ), Math.sin(θ)];
    return [A * cos, cos, -ω * t * A * sin, -A * sin, -ω * f * A * sin];
  }),
);

/*md
Second derivatives: `hessian` takes them by power series, a Jacobian of a gradient takes them by nesting, and PyTorch by
walking back twice. The demonstrations this project grew from went to JAX for these. Sympy and mpmath, to 60 digits, are the
stricter judge.
*/
show(secondOrder('cosine', S));

/*md
Each further derivative of a cosine turns it by a quarter period and multiplies it by $2\pi f$:

$$\frac{\partial^n S}{\partial t^n} = A\,(2\pi f)^n \cos\Bigl(2\pi f t + \varphi + n\frac{\pi}{2}\Bigr)$$
*/
show(
  higherOrders('cosine', S, 't', ([A, f, phi, t], n) => {
    const ω = 2 * Math.PI * f;
    return A * ω ** n * Math.cos(ω * t + phi + (n * Math.PI) / 2);
  }),
);

/*md
## How well can it be measured?

The slopes are what information is made of. With noise of standard deviation $\sigma$ on every sample the Fisher information is
$F = J^\mathsf{T}J/\sigma^2$, where $J$ has a row of slopes for each sample, and no unbiased estimator scatters less than
$\sqrt{(F^{-1})_{ii}}$. MathWorks documents an example of its function `crlb` (Phased Array System Toolbox, R2026a): $A = 2$,
$f = 0.1$ Hz, $\varphi = 0$, a thousand samples 10 ms apart, $\sigma = 0.1$. Five of the covariances it prints, in $10^{-4}$, stand
in the last column.
*/
const bound = (tissue: Record<'A' | 'f' | 'phi', number>, times: readonly number[], sigma = 0.1) =>
  crlb({
    ...{ model: cosine, tissue, noise: gaussian(sigma), protocol: times.map((t) => ({ t })) },
    roles: { A: 'estimate', f: 'estimate', phi: 'estimate' },
  });
const train = (N: number, spacing: number) => Array.from({ length: N }, (_, k) => k * spacing);
const { parameters: p, correlation: ρ } = bound({ A: 2, f: 0.1, phi: 0 }, train(1000, 0.01));
const covariance = (i: 'A' | 'f' | 'phi', k: 'A' | 'f' | 'phi', r: number) => 1e4 * r * p[i].sd * p[k].sd;
const documented = [
  ['var A (a.u.²)', digits(covariance('A', 'A', 1), 4), '0.2197'],
  ['var f (Hz²)', digits(covariance('f', 'f', 1), 1), '0.0002'],
  ['cov A, f (a.u. Hz)', digits(covariance('A', 'f', ρ[0][1]), 2), '−0.0020'],
  ['cov A, φ (a.u. rad)', digits(covariance('A', 'phi', ρ[0][2]), 3), '0.0618'],
  ['cov f, φ (Hz rad)', digits(covariance('f', 'phi', ρ[1][2]), 2), '−0.0062'],
];
show(table(['', 'this bound, 10⁻⁴', 'MathWorks'], documented));

/*md
For many samples over many periods the bound has a closed form (Kay 1993, *Estimation Theory*, example 3.14, after Rife &
Boorstyn 1974): with spacing $\Delta$,

$$\operatorname{var} A \to \frac{2\sigma^2}{N},\qquad \operatorname{var} f \to \frac{24\,\sigma^2}{(2\pi \Delta)^2 A^2 N(N^2-1)},\qquad
\operatorname{var} \varphi \to \frac{4\,\sigma^2 (2N-1)}{A^2 N(N+1)}$$

so ten times the samples give a frequency 32 times as precise, if they also last ten times as long. These are asymptotes: with few
periods the bound lies on either side of them.
*/
const rows = [16, 64, 256, 1024].map((N) => {
  const { A, f, phi } = bound({ A: 1, f: 0.23, phi: 0.4 }, train(N, 1)).parameters;
  const limits = [2 / N, 24 / (N * (N ** 2 - 1)) / (2 * Math.PI) ** 2, (4 * (2 * N - 1)) / (N * (N + 1))];
  return [String(N), ...[A, f, phi].flatMap(({ sd }, k) => [sd, sd / (0.1 * Math.sqrt(limits[k]))])];
});
show(
  table(['N', 'SD of A (a.u.)', '÷ asymptote', 'SD of f (Hz)', '÷ asymptote', 'SD of φ (rad)', '÷ asymptote'], rows),
);

/*md
## Where sampling goes wrong

**Two samples a period, or fewer.** At half the sampling rate every sample is $\pm A\cos\varphi$: amplitude and phase cannot be
told apart, and the bound is refused, in words. Near it, the bound grows without limit. And beyond it the same curve repeats, because
at $f + f_s/2$ the samples are those at $f$ with every second one negated. The bound does not see that $f_s - f$ with phase $-\varphi$
makes exactly the samples of $f$ with phase $\varphi$: a bound is local. It says how well $f$ can be measured by someone who already
knows between which multiples of $f_s/2$ it lies.
*/
show('At f = 5 Hz, sampled at 10 Hz: ' + refusal(() => bound({ A: 1, f: 5, phi: 0.4 }, train(64, 0.1))));
const sweep = evenly(-0.51, 10.52, 1600);
const sdOfF = (f: number) => bound({ A: 1, f, phi: 0.4 }, train(64, 0.1)).parameters.f.sd * 1e3;
const mirror = '64 samples at 10 Hz, σ = 0.1 A. The bound of f repeats with every 5 Hz, half of the sampling rate.';
show(figure(mirror, { x: 'f (Hz)', y: 'SD of f (mHz)', logY: true }, curve('SD of f', sweep, sdOfF)));

/*md
**Half a period, a quarter, and less.** The same 64 samples ($A/\sigma = 10$), squeezed into a window of so many periods. Below half a period
all three are lost together. A short piece of a cosine is nearly a straight line; what is left to tell frequency, amplitude and phase
apart is its curvature, and how well that is seen falls with the square of the window. A very short piece in the middle of a slope,
$\varphi = \pi/2$, has none.
*/
const windows = geometrically(0.02, 10, 300);
const relative = (w: number) => (phi: number) => bound({ A: 1, f: 1, phi }, train(64, w / 63)).parameters.f.relativeSd;
const short = [1, 0.5, 0.25, 0.02].map((w) => [String(w), ...[0, 0.4, Math.PI / 2].map(relative(w))]);
show(table(['window (periods)', 'CoV of f, φ = 0', 'φ = 0.4', 'φ = π/2'], short));
const lost = '64 samples within a window of so many periods, σ = 0.1 A, φ = 0.4.';
const curves = (['A', 'f', 'phi'] as const).map((name) =>
  curve(
    `${name.replace('phi', 'φ')} (${p[name].unit})`,
    windows,
    (w) => bound({ A: 1, f: 1, phi: 0.4 }, train(64, w / 63)).parameters[name].sd,
  ),
);
show(figure(lost, { x: 'window (periods)', y: 'SD', logX: true, logY: true }, ...curves));
