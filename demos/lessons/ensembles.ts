/*md
# Many networks, averaged

Networks that start elsewhere end elsewhere, and err differently. Their average errs less than they do on the average, by exactly as much
as they disagree.

$$(\bar f - t)^2 = \overline{(f_i - t)^2} - \overline{(f_i - \bar f)^2}$$
*/
import { t2star } from '@fishergrad/models';
import { gaussianNoise, he, logBetween, measured } from '@fishergrad/nn';
import { MLP, objectiveOf, predictAll, squared } from '@fishergrad/nn';
import { adam, descend, last } from '@fishergrad/optimize';
import { seeded } from '@fishergrad/random';
import { mean } from '../support/index.ts';
import { apart, curve, digits, evenly, figure, points, show } from '../weave/index.ts';

/*md
## Twelve networks from thirty tissues

T2* from six echoes at SNR $S_0/\sigma = 100$ per real channel: the echoes divided by their length go in, $\ln T_2^{*}$ shall come out.
Thirty tissues are few, and leave a network much to invent in between. The loss of the thirty is compiled once; only the first weights
differ.
*/
const scans = (count: number, seed: number) =>
  measured({
    ...{ model: t2star, protocol: [0.14, 3.54, 6.94, 10.34, 13.74, 17.14].map((ms) => ({ TE: ms / 1e3 })) },
    ...{ tissue: { S0: 1, T2star: logBetween(2e-3, 30e-3) }, noise: gaussianNoise(1 / 100) },
    inputs: (S) => S.map((each) => each / Math.hypot(...S)),
    targets: ({ T2star }) => [Math.log(T2star / 0.01)],
    ...{ count, random: seeded(seed) },
  });
const [set, test] = [scans(30, 1), scans(500, 2)];
const network = (seed: number) => new MLP(6, [16, 16, 1], { random: seeded(seed), initialization: he });
const objective = objectiveOf(network(0).network, squared, set);
const N = 12;
const members = evenly(3, N + 2, N).map((seed) => {
  const mlp = network(seed);
  mlp.weights = last(descend(objective, mlp.weights, { optimizer: adam(), rate: 0.01, steps: 600 })).x;
  return predictAll(mlp, test.inputs)[0];
});

/*md
## What is gained

The identity above, of Krogh & Vedelsby (1995), holds for every tissue, so also for the mean: error of the average = mean error of the
members − their spread. So the average is never worse than the members are on the average. Some of them may be better; but
which, only a test tells. What all of them have in common, as the noise of the echoes, no average takes away.
*/
type Outputs = ArrayLike<number>;
const mse = (f: Outputs, g: Outputs) => mean(Array.from(f, (each, k) => (each - g[k]) ** 2));
const averageOf = (some: readonly Float64Array[]) => some[0].map((_, k) => mean(some.map((f) => f[k])));
const t = test.targets[0];
const all = averageOf(members);
const [ofMembers, ofAll] = [mean(members.map((f) => mse(f, t))), mse(all, t)];
const spread = mean(members.map((f) => mse(f, all)));
if (!(ofAll < 0.9 * ofMembers)) throw new Error('the members agree, and nothing is gained');
show({
  'squared error of the average ÷ mean of the members': digits(ofAll / ofMembers, 3),
  'RMSE of ln T2*, a member (%)': digits(100 * Math.sqrt(ofMembers), 3),
  'RMSE of ln T2*, the average (%)': digits(100 * Math.sqrt(ofAll), 3),
  'members better than the average, of 12': members.filter((f) => mse(f, t) < ofAll).length,
  'spread against what is gained': apart(ofMembers - ofAll, spread, 1e-12),
});

/*md
## How many

Over all choices of $K$ of the $N$ networks the mean error falls along $1/K$: two give half of what ever more could give, and ten nine
tenths.
*/
const Ks = evenly(1, N, N);
const law = (K: number) => (ofAll + ((ofMembers - ofAll) * (1 / K - 1 / N)) / (1 - 1 / N)) / ofMembers;
const neighbors = (K: number) => members.map((_, k) => Ks.slice(0, K).map((j) => members[(k + j) % N]));
const found = Ks.map((K) => mean(neighbors(K).map((some) => mse(averageOf(some), t))) / ofMembers);
const caption = 'Squared error of an average of networks: most is gained with the first few.';
const axes = { x: 'networks averaged, K', y: 'squared error ÷ that of a member' };
const marks = points('K neighbors of the twelve', Ks, found);
show(figure(caption, axes, marks, curve('all choices of K', Ks, law)));
