/*md
# Under-fitting

A high training error says that the network cannot, or not yet, do what is asked. To know what is high, one needs a floor; for T2* the
Cramér–Rao bound is one.
*/
import { crlb, gaussian, t2star } from '@fishergrad/models';
import { evaluate, gaussianNoise, logBetween, measured, MLP, squared, train, xavier } from '@fishergrad/nn';
import { linearDecay } from '@fishergrad/optimize';
import { seeded } from '@fishergrad/random';
import { curve, digits, figure, show, table } from '../weave/index.ts';

/*md
## T2* from six echoes

300 tissues with T2* between 2 and 50 ms, $S_0$ between 0.5 and 1.5, measured once each by six gradient echoes. SNR stands for $S_0/\sigma$,
σ being the SD of the Gaussian noise in the real channel, and is 50 for all. The network tells $\ln T_2^{*}$: its error is a relative
one.
*/
const SNR = 50;
const { protocol } = t2star.typical;
const draw = (count: number, seed: number) =>
  measured({
    ...{ model: t2star, protocol, count, random: seeded(seed) },
    tissue: { S0: (random) => 0.5 + random(), T2star: logBetween(2e-3, 50e-3) },
    noise: gaussianNoise(({ S0 }) => S0 / SNR),
    targets: ({ T2star }) => [Math.log(T2star / 10e-3)],
  });
const [training, validation] = [draw(300, 1), draw(300, 2)];

/*md
## The floor

No unbiased estimator of T2* has a smaller SD than the bound, $\sqrt{(F^{-1})_{22}}$ with the Fisher information $F$ of $S_0$ and T2*. Its root mean
square over the tissues is the floor. An estimator that knows the range, as a network does, can go a little below; and so can a
training error, which has seen the noise.
*/
const relativeSd = (T2star: number) =>
  crlb({
    ...{ model: t2star, protocol, noise: gaussian(1 / SNR), tissue: { S0: 1, T2star } },
    roles: { S0: 'estimate', T2star: 'estimate' },
  }).parameters.T2star.relativeSd;
const bounds = Array.from(training.targets[0], (t) => relativeSd(10e-3 * Math.exp(t)));
const floor = Math.sqrt(bounds.reduce((sum, sd) => sum + sd ** 2, 0) / bounds.length);

/*md
## Too small, too short, right

One hidden neuron sees one weighted sum of the six echoes. $S_0$ and T2* both change every echo, and no single sum tells T2* whatever
$S_0$ is: this network cannot be right, however long it trains. Eight neurons suffice, if they get the time.
*/
const learn = (width: number) => {
  const mlp = new MLP(6, [width, 1], { random: seeded(3), activation: 'tanh', initialization: xavier });
  const rate = linearDecay(0.05, { steps: 1000, to: 0.0025 });
  const run = train({ mlp, train: training, loss: squared, rate, epochs: 1000 });
  return Array.from(run, ({ epoch, train: { loss } }) => ({
    ...{ epoch, training: Math.sqrt(loss) },
    validation: [20, 1000].includes(epoch) ? Math.sqrt(evaluate(mlp, validation, squared).loss) : NaN,
  }));
};
const [small, right] = [1, 8].map(learn);
const row = (name: string, { epoch, training, validation }: (typeof small)[0]) => [
  name,
  `${epoch}`,
  ...[100 * training, 100 * validation, training / floor].map((each) => digits(each, 3)),
];
const cases = [
  row('1 neuron: too small', small[1000]),
  row('8 neurons: too short', right[20]),
  row('8 neurons: right', right[1000]),
];
show(table(['', 'epochs', 'training error (%)', 'validation error (%)', 'training error ÷ floor'], cases));
const [high, low] = [small[1000].training / floor, right[1000].training / floor];
if (!(high > 3 && low < 1.5)) throw new Error(`the training errors are ${high} and ${low} times the floor`);
show({
  'floor (%)': digits(100 * floor, 3),
  'training error of the small network ÷ floor': digits(high, 3),
});

const caption = 'The small network stays far above the floor; the right one comes near it.';
const after = right.slice(1).map(({ epoch }) => epoch);
const errors = (all: typeof small) => all.slice(1).map((each) => 100 * each.training);
const curves = [curve('1 neuron', after, errors(small)), curve('8 neurons', after, errors(right))];
const line = curve('Cramér–Rao bound', [1, 1000], [100 * floor, 100 * floor], { dash: 'dot' });
const axes = { x: 'epoch', y: 'RMS training error of T2* (%)', logX: true, logY: true };
show(figure(caption, axes, ...curves, line));

/*md
> In the first two rows validation is about as bad as training. There more data would not help: what helps is a larger network, or more
> epochs.
*/
