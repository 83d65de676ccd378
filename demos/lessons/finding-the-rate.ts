/*md
# Finding the rate by trying

The largest rate that a network bears is set by a curvature that nobody knows. A range test measures it: a few steps with each of
many rates, always from the same start, and a look at which of them went down.
*/
import { t2star } from '@fishergrad/models';
import { between, gaussianNoise, logBetween, measured, MLP, objectiveOf, squared } from '@fishergrad/nn';
import { adam, descend, last, type Objective, rateRange } from '@fishergrad/optimize';
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
const shares = bowls.map(({ top, suggested }) => suggested * top);
const rows = bowls.map(({ top, suggested }, k) => [`${top}`, digits(suggested, 3), digits(shares[k], 3)]);
show(table(['λmax', 'suggested rate', 'suggested × λmax'], rows));
const farthest = Math.max(...shares.map((share) => Math.max(share, 1 / share)));
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
  if (!(itself < tenth)) throw new Error(`network ${seed}: a tenth of the suggested rate should be slower`);
  const cells = [suggested, tenth, itself].map((each) => digits(each, 3));
  const end = fourfold < 10 ? digits(fourfold, 3) : 'diverged';
  return { isWorse: fourfold > itself, row: [`${seed}`, ...cells, end] };
});
if (trials.filter(({ isWorse }) => isWorse).length < 2) throw new Error('four times it should be too much');
const head = ['network', 'suggested rate', 'loss at a tenth of it', 'at it', 'at four times it'];
const found = trials.map(({ row }) => row);
show(table(head, found));

const caption = 'Loss after 20 steps, cut off at 10: nothing happens, then it falls, then it explodes.';
const drawn = networks.map(({ seed, rates, values }) => {
  const seen = [...rates.keys()].filter((place) => rates[place] > 1e-4 && rates[place] < 1);
  const [x, y] = [seen.map((place) => rates[place]), seen.map((place) => Math.min(values[place], 10))];
  return curve(`network ${seed}`, x, y);
});
const suggestions = networks.map(({ suggested }) => suggested);
const at = networks.map(({ f, start, suggested: rate }) => last(descend(f, start, { rate, steps: 20 })).value);
const axes = { x: 'rate', y: 'loss after 20 steps', logX: true, logY: true };
show(figure(caption, axes, ...drawn, points('suggested', suggestions, at)));

/*md
Adam divides the size of the gradient out, so nothing explodes: its first steps go down with almost any rate. There `rateRange` suggests a
tenth of the rate with the least loss. That is careful: over 500 steps a rate several times larger is often better.
*/
const careful = networks.map(({ f, start }) => rateRange(f, start, { optimizer: adam() }).suggested);
show({ 'suggested for Adam': careful.map((rate) => rate.toPrecision(2)).join(', ') });
