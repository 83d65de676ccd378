/*md
# Finding the rate in twenty steps

The largest rate that a network bears is set by a curvature that nobody knows. A range test measures it: a few steps with each of
many rates, always from the same start, and a look at which of them went down.
*/
import { t2star } from '@fishergrad/models';
import { between, gaussianNoise, logBetween, measured, MLP, objectiveOf, squared } from '@fishergrad/nn';
import { descend, last, type Objective, rateRange } from '@fishergrad/optimize';
import { normal, seeded } from '@fishergrad/random';
import { curve, digits, figure, points, show, table } from '../weave/index.ts';

/*md
## Where the answer is known

Smith (2017) raises the rate along one descent; `rateRange` begins anew for each of 57 rates from $10^{-6}$ to 10 and takes 20 steps. It
suggests half of the largest rate up to which all went down. On a bowl descent is stable up to $2/\lambda_{\max}$, so the suggestion
should be $1/\lambda_{\max}$, up to the spacing of the rates, a factor of 1.33. Six bowls in ten dimensions, with curvatures spread over two decades each:
*/
const random = seeded(1);
const bowls = [0.3, 2, 15, 70, 500, 4000].map((top) => {
  const λ = [top, ...Array.from({ length: 9 }, () => logBetween(top / 100, top)(random))];
  const bowl: Objective = (x) => ({
    value: x.reduce((sum, each, k) => sum + (λ[k] * each ** 2) / 2, 0),
    gradient: x.map((each, k) => λ[k] * each),
  });
  const start = λ.map(() => normal(random));
  return { top, suggested: rateRange(bowl, start).suggested };
});
const rows = bowls.map(({ top, suggested }) => [`${top}`, digits(suggested, 3), digits(suggested * top, 3)]);
show(table(['λmax', 'suggested rate', 'suggested × λmax'], rows));
const farthest = Math.max(...bowls.map(({ top, suggested }) => Math.max(suggested * top, 1 / (suggested * top))));
if (!(farthest < 3))
  throw new Error(`the suggested rate is off by a factor of ${farthest}, and should be by less than 3`);
show({ 'farthest from 1/λmax, as a factor': digits(farthest, 3) });

/*md
## Where it is not

Networks that tell T2\* (in units of 10 ms) from six echoes at an SNR of about 50. The test costs about a thousand gradients. Then 500 steps of
gradient descent with multiples of what it suggests: a tenth should be slow, four times usually too much.
*/
const networks = [1, 2, 3].map((seed) => {
  const mlp = new MLP(6, [8, 1], { random: seeded(100 + seed), activation: 'tanh' });
  const decays = measured({
    model: t2star,
    protocol: t2star.typical.protocol,
    tissue: { S0: between(0.8, 1.2), T2star: logBetween(2e-3, 30e-3) },
    noise: gaussianNoise(1 / 50),
    targets: ({ T2star }) => [T2star / 10e-3],
    ...{ count: 128, random: seeded(seed) },
  });
  const [f, start] = [objectiveOf(mlp.network, squared, decays), mlp.weights];
  return { seed, f, start, ...rateRange(f, start) };
});
const trials = networks.map(({ seed, f, start, suggested }) => {
  const [tenth, itself, fourfold] = [0.1, 1, 4].map(
    (times) => last(descend(f, start, { rate: times * suggested, steps: 500 })).value,
  );
  if (!(itself < tenth && tenth < fourfold)) throw new Error(`network ${seed}: the suggested rate is not the best one`);
  return [
    `${seed}`,
    ...[suggested, tenth, itself].map((each) => digits(each, 3)),
    fourfold < 10 ? digits(fourfold, 3) : 'diverged',
  ];
});
show(table(['network', 'suggested rate', 'loss at a tenth of it', 'at it', 'at four times it'], trials));

const caption =
  'Loss after 20 steps, cut off at 10: nothing happens, then it falls, then it explodes. Marks: the suggested rates.';
const drawn = networks.flatMap(({ seed, f, start, rates, values, suggested }) => {
  const seen = [...rates.keys()].filter((place) => rates[place] > 1e-4 && rates[place] < 1);
  const at = last(descend(f, start, { rate: suggested, steps: 20 })).value;
  const line = curve(
    `network ${seed}`,
    seen.map((place) => rates[place]),
    seen.map((place) => Math.min(values[place], 10)),
  );
  return [line, points(`suggested for ${seed}`, [suggested], [at], { same: true })];
});
show(figure(caption, { x: 'rate', y: 'loss after 20 steps', logX: true, logY: true }, ...drawn));

/*md
> For Adam the same test suggests rates that are often ten times too large: its first 20 steps go down with almost any rate.
*/
