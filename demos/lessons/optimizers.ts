/*md
# Five optimizers, one bowl

Gradient descent, momentum, Nesterov, RMSProp and Adam are five rules for the same thing: how to move, given a gradient. Here
each is held to its formula, and then asked a question that tells two families apart: does it matter how the valley lies?
*/
import { adam, descend, last, momentum, nesterov, type Objective, rmsProp, sgd } from '@fishergrad/optimize';
import { apart, curve, digits, figure, show, table } from '../weave/index.ts';

/*md
## Held to their formulas

On $f = \lambda x^2/2$ the gradient is $\lambda x$, and with $q = \eta\lambda$ the first steps can be written down. Momentum (Polyak 1964) and
Nesterov (1983) keep a share $\mu$ of the last velocity. RMSProp (Tieleman & Hinton 2012) and Adam (Kingma & Ba 2015) divide by the
root of a mean square of past gradients: a factor that all gradients share drops out, the sign stays.
*/
const [λ, η, μ, ρ] = [5, 0.02, 0.9, 0.99];
const q = η * λ;
const parabola: Objective = ([x]) => ({ value: (λ * x ** 2) / 2, gradient: [λ * x] });
const laws = [
  [sgd(), 2, '(1 − q)²', (1 - q) ** 2],
  [momentum(μ), 2, '(1 − q)² − μq', (1 - q) ** 2 - μ * q],
  [nesterov(μ), 2, '(1 − q − μq)² − μ²q', (1 - q - μ * q) ** 2 - μ ** 2 * q],
  [rmsProp({ decay: ρ }), 1, '1 − η/√(1 − ρ)', 1 - η / Math.sqrt(1 - ρ)],
  [adam(), 1, '1 − η', 1 - η],
] as const;
const held = laws.map(([optimizer, steps, law, wanted]) => {
  const [x] = last(descend(parabola, [1], { optimizer, rate: η, steps })).x;
  return [optimizer.name, steps, law, digits(x, 6), apart(x, wanted, 1e-8, optimizer.name)];
});
show(table(['from x = 1', 'steps', 'x by formula', 'x', 'apart'], held));

/*md
## Along the axes, and turned

A bowl of curvatures 1 and κ = 100, once along the axes, once turned by 45°, started from the same place of the bowl and with the same rate, 1/κ. Descent and both
momenta step by sums of gradients, and turned gradients make turned steps: the same number of them. RMSProp and Adam scale every
*coordinate* by itself. Along the axes that makes the bowl round; turned, both coordinates hold the same mixture of steep and
flat, and there is nothing to scale.
*/
const [κ, rate, bottom] = [100, 0.01, 1e-4];
const bowl =
  (turn: number): Objective =>
  ([x, y]) => {
    const [c, s] = [Math.cos(turn), Math.sin(turn)];
    const [u, v] = [c * x + s * y, c * y - s * x];
    return { value: (u ** 2 + κ * v ** 2) / 2, gradient: [c * u - s * κ * v, s * u + c * κ * v] };
  };
const valuesOf = (turn: number, [optimizer]: (typeof laws)[number]) => {
  const [c, s] = [Math.cos(turn), Math.sin(turn)];
  const values: number[] = [];
  for (const { value } of descend(bowl(turn), [2 * c - s, 2 * s + c], { optimizer, rate, steps: 10_000 })) {
    values.push(value);
    if (value < bottom) break;
  }
  return values;
};
const both = [0, Math.PI / 4].map((turn) => laws.map((law) => valuesOf(turn, law)));
const rows = laws.map(([{ name }], k) => [name, both[0][k].length - 1, both[1][k].length - 1]);
show(table([`steps until f < ${bottom}`, 'along the axes', 'turned by 45°'], rows));
const ratio = (k: number) => (both[1][k].length - 1) / (both[0][k].length - 1);
if (!(ratio(4) > 3)) throw new Error(`turned, Adam should need far more steps, and needs ${ratio(4)} times`);
show({
  'steps of Adam, turned ÷ along the axes': digits(ratio(4), 3),
  'steps of momentum, turned ÷ along the axes, apart from 1': apart(ratio(1), 1, 0.02),
});
const caption = 'The turned bowl, κ = 100, rate 1/κ: Nesterov is there first, Adam last.';
const curves = laws.map(([{ name }], k) => {
  const values = both[1][k].slice(1);
  return curve(
    name,
    [...values.keys()].map((step) => step + 1),
    values,
  );
});
const axes = { x: 'step', y: 'f, height above the bottom', logX: true, logY: true };
show(figure(caption, axes, ...curves));

/*md
> This is no ranking: each has a better rate than the one they share here. A network's valleys lie neither along the axes nor at 45°.
*/
