/*md
# Schedules: a rate that knows when to be small

With a constant rate, the noise of mini-batches keeps weights trembling around the minimum. A formula says how strongly, and a rate
that falls in time ends it.
*/
import { cosineDecay, descend, type Objective, type Schedule, stepDecay, warmUp } from '@fishergrad/optimize';
import { normal, seeded } from '@fishergrad/random';
import { apart, curve, digits, figure, show, table } from '../weave/index.ts';

/*md
## The floor of a constant rate

The simplest thing to learn: one number $x$ for a signal $s$ = 1 that is measured with noise of SD $\sigma$, in batches of $B$ samples. The
loss of a sample is half its squared distance from $x$, so the gradient of a batch is $x$ minus the mean of the batch: $x - s$ plus noise of SD
$\sigma/\sqrt B$. A step shrinks $x - s$ by $1 - \eta$ and adds $\eta$ times the noise. Its variance $V$ settles where $V = (1 - \eta)^2 V + \eta^2\sigma^2/B$:

$$V = \frac{\eta}{2 - \eta}\,\frac{\sigma^2}{B}, \qquad \text{about proportional to the rate.}$$

The means of $\tfrac12 (x - s)^2$, which is what the loss has above its minimum, over 300 descents and the last 100 of their 200 steps, against $\tfrac12 V$:
*/
const [s, σ, B, steps, descents] = [1, 0.1, 4, 200, 300];
const random = seeded(1);
const batchLoss: Objective = ([x]) => {
  const samples = Array.from({ length: B }, () => s + σ * normal(random));
  return { value: (x - s) ** 2 / 2, gradient: [x - samples.reduce((sum, each) => sum + each, 0) / B] };
};
const meansOf = (rate: number | Schedule) => {
  const sums = Array.from({ length: steps + 1 }, () => 0);
  for (let descent = 0; descent < descents; descent++)
    for (const { step, value } of descend(batchLoss, [0], { rate, steps })) sums[step] += value / descents;
  return sums;
};
const late = (means: readonly number[]) => means.slice(-100).reduce((sum, each) => sum + each, 0) / 100;
const rows = [0.5, 0.2, 0.1].map((η) => {
  const [found, wanted] = [late(meansOf(η)), (η / (2 - η)) * (σ ** 2 / B / 2)];
  return [`${η}`, digits(found, 3), digits(wanted, 3), apart(found, wanted, 0.1)];
});
show(table(['rate η', '½(x − s)²', '½V', 'apart'], rows));

/*md
## Large first, small last

The same 200 steps, from the rate 0.5, in four ways: constant; a tenth of it after every 70 steps; along half a cosine down to 0 (Loshchilov & Hutter 2017);
the same after 20 steps of warm-up, in which the rate rises evenly. Large networks often need those; this bowl does not.
*/
const η = 0.5;
const schedules = {
  constant: η,
  'step decay': stepDecay(η, { every: 70 }),
  cosine: cosineDecay(η, { steps }),
  'warm-up, cosine': warmUp(20, cosineDecay(η, { steps: steps - 20 })),
};
const means = Object.entries(schedules).map(([name, rate]) => ({ name, values: meansOf(rate) }));
const ratio = means[2].values.at(-1)! / late(means[0].values);
if (!(ratio < 0.2)) throw new Error(`a cosine should leave far less than a constant rate, not ${ratio} of it`);
show({ 'left by the cosine ÷ left by the constant rate': digits(ratio, 3) });
const caption =
  'Mean of 300 descents. The constant rate stays on its floor; every schedule follows its own floor down.';
const curves = means.map(({ name, values }) => curve(name, [...values.keys()], values));
show(figure(caption, { x: 'step', y: 'loss above its minimum (a.u.)', logY: true }, ...curves));

/*md
> A small rate also travels little: a schedule that falls too soon leaves flat directions unfinished, and ends above the constant rate.
*/
