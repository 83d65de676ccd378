/*md
# Momentum: √κ steps instead of κ

In a long narrow valley, gradient descent creeps. A ball with some memory of its last step rolls: where descent takes 6908 steps,
it takes 315. Here is the law behind these two numbers.

$$x_{k+1} = x_k - \eta\,\nabla f(x_k) + \mu\,(x_k - x_{k-1})$$
*/
import { momentum, type Optimizer, sgd } from '@fishergrad/optimize';
import { curve, digits, evenly, figure, geometrically, points, show, table } from '../weave/index.ts';

/*md
## A bowl, κ times as steep across as along

$f(x, y) = \tfrac12 (x^2 + \kappa y^2)$ curves by 1 along the valley and by κ across it; κ is its *condition number*. `momentum(μ)` keeps
$v \leftarrow \mu v + \nabla f$ and steps by $-\eta v$, which is the formula above in other letters; `sgd()` is the same with $\mu = 0$.
*/
const walk = (κ: number, rule: Optimizer, rate: number): number[] => {
  const [at, step, distances] = [Float64Array.of(1, 1), rule.begin(2), [1]];
  while (distances.at(-1)! > 1e-6) {
    step(at, [at[0], κ * at[1]], rate);
    distances.push(Math.sqrt((at[0] ** 2 + at[1] ** 2) / 2));
  }
  return distances;
};

/*md
Each method gets the rate that is best for this bowl: $\eta = 2/(1 + \kappa)$ for descent; for the heavy ball of Polyak (1964)
$\eta = 4/(1 + \sqrt\kappa)^2$ and $\mu = \bigl((\sqrt\kappa - 1)/(\sqrt\kappa + 1)\bigr)^2$. So neither wins by better tuning.
*/
const plain = (κ: number) => walk(κ, sgd(), 2 / (1 + κ));
const heavy = (κ: number) => {
  const root = Math.sqrt(κ);
  return walk(κ, momentum(((root - 1) / (root + 1)) ** 2), 4 / (1 + root) ** 2);
};
const [slow, fast] = [plain(100), heavy(100)];
const caption = 'κ = 100. The ball overshoots, then gains a digit in some 14 steps; descent in 115.';
const steps = (all: readonly number[]) => evenly(0, all.length - 1, all.length);
const walks = [curve('gradient descent', steps(slow), slow), curve('heavy ball', steps(fast), fast)];
show(figure(caption, { x: 'step', y: 'distance from the bottom', logY: true }, ...walks));

/*md
## The law

Now bowls from κ = 100 to 100000, and the number of steps until the distance is a millionth of what it was.
*/
const bowls = geometrically(100, 1e5, 10);
const [descent, ball] = [plain, heavy].map((method) => bowls.map((κ) => method(κ).length - 1));
const many = 'Steps to a millionth of the distance. A power law is a line here; its slope is the power.';
const counts = [points('gradient descent', bowls, descent), points('heavy ball', bowls, ball)];
show(figure(many, { x: 'condition number κ', y: 'steps', logX: true, logY: true }, ...counts));
const sum = (all: readonly number[]) => all.reduce((total, each) => total + each, 0);
const slope = (counted: readonly number[]) => {
  const [u, v] = [bowls, counted].map((all) => all.map(Math.log));
  const along = u.map((each) => each - sum(u) / u.length);
  return sum(along.map((each, k) => each * v[k])) / sum(along.map((each) => each ** 2));
};
show({
  'power of κ, gradient descent': digits(slope(descent), 3),
  'power of κ, heavy ball': digits(slope(ball), 3),
});

/*md
The powers are 1 and ½, as theory says. Each step of descent shrinks the distance by $(\kappa - 1)/(\kappa + 1)$, each of the ball by about
$(\sqrt\kappa - 1)/(\sqrt\kappa + 1)$. The ball's power is a little above a half because its distance falls as $k\,\rho^k$: at the best
momentum the two roots of its recurrence coincide, and that costs a logarithm.
*/
const rows = [0, 3, 6, 9].map((k) => {
  return [bowls[k].toFixed(0), descent[k], ball[k], digits(descent[k] / ball[k], 3)];
});
show(table(['κ', 'gradient descent', 'heavy ball', 'times as many'], rows));

/*md
> For a network nobody knows κ, and the valley bends. There $\mu = 0.9$ is a habit, not an optimum, and noise in the gradient takes
> part of the gain.
*/
