/*md
# Another SNR than it was trained for

A network learns for the noise it is shown. Met with more noise it errs more; but so would everybody. How much of that is its own
fault? A bound tells, and a network trained there.
*/
import { compileCrlb, gaussian, t2star } from '@fishergrad/models';
import { boundWeighted, evaluate, gaussianNoise, logBetween, measured } from '@fishergrad/nn';
import { MLP, train, xavier } from '@fishergrad/nn';
import { cosineDecay, last } from '@fishergrad/optimize';
import { type Random, seeded } from '@fishergrad/random';
import { curve, digits, figure, show, table } from '../weave/index.ts';

/*md
## In units of the noise, and of the bound

Six echoes, T2* from 2 to 30 ms, in units of the noise: with $\sigma = 1$ per real channel, $S_0$ is the SNR, $S_0/\sigma$. The network
sees the echoes divided by their length, and tells $\ln T_2^{*}$. The Cramér–Rao bound on that, the least SD of an unbiased estimator, is
$b(T_2^{*})/\mathrm{SNR}$: from 100 to 10 everybody's error grows tenfold. So errors are counted in bounds, in training too: 1 is as
good as can be. (Who knows that T2* lies within 2–30 ms can do slightly better where the noise is large.)

$$\text{error} = \sqrt{\text{mean}\left(\frac{\ln \hat T_2^{*} - \ln T_2^{*}}{b(T_2^{*})/\mathrm{SNR}}\right)^{2}}$$
*/
const protocol = [0.14, 3.54, 6.94, 10.34, 13.74, 17.14].map((ms) => ({ TE: ms / 1e3 }));
const roles = { S0: 'estimate', T2star: 'estimate' } as const;
const bounds = compileCrlb({ model: t2star, protocol, noise: gaussian(1), roles });
const scans = (SNR: number | ((random: Random) => number), count: number, seed: number) =>
  measured({
    ...{ model: t2star, protocol, noise: gaussianNoise(1) },
    tissue: { S0: SNR, T2star: logBetween(2e-3, 30e-3) },
    inputs: (S) => S.map((each) => each / Math.hypot(...S)),
    targets: ({ S0, T2star }) => [Math.log(T2star / 0.01), bounds({ S0, T2star }).sd['T2star'][0] / T2star],
    ...{ count, random: seeded(seed) },
  });

/*md
## Three networks

Trained at SNR 100, at SNR 10, and over the range between; each tested at five.
*/
const SNRs = [10, 18, 32, 56, 100];
const tests = SNRs.map((SNR, k) => scans(SNR, 1000, 10 + k));
const [count, epochs, batch] = [2000, 30, 30];
const rows = Object.entries({ 'SNR 100': 100, 'SNR 10': 10, 'SNR 10 to 100': logBetween(10, 100) }).map(
  ([name, SNR]) => {
    const mlp = new MLP(protocol.length, [16, 16, 1], {
      random: seeded(1),
      activation: 'tanh',
      initialization: xavier,
    });
    const rate = cosineDecay(0.01, { steps: (epochs * count) / batch });
    const how = { loss: boundWeighted, rate, epochs, batch, random: seeded(3) };
    last(train({ mlp, train: scans(SNR, count, 2), ...how }));
    return { name, errors: tests.map((test) => Math.sqrt(evaluate(mlp, test, boundWeighted).loss)) };
  },
);
const head = ['error (bounds), trained at', ...SNRs.map((SNR) => `tested at ${SNR}`)];
show(
  table(
    head,
    rows.map(({ name, errors }) => [name, ...errors.map((each) => digits(each, 3))]),
  ),
);

/*md
## Whose fault

From SNR 100 to 10, the error of the network trained at 100 grows about tenfold, as the bound does. A network trained at 10 errs there
some 10 or 20 % less: that much is its own fault, and the rest is the data's. The other way round it is the network's: trained in noise,
it makes too little of a clean signal. Trained over the range, it does well at both ends.
*/
const [[noisy, , , , clean], [noisyAtHome, , , , cleanAbroad], both] = rows.map(({ errors }) => errors);
const [inBounds, ofItself, harm] = [noisy / clean, noisy / noisyAtHome, cleanAbroad / clean];
if (!(inBounds > 0.7 && inBounds < 1.3)) throw new Error('the error does not grow as the bound does');
if (!(ofItself > 1 && ofItself < 1.5)) throw new Error('it is the fault of the network');
if (!(harm > 1.5 && Math.max(...both) < 1.4)) throw new Error('the shift does no harm, or the range does');
show({
  'trained at 100: error at SNR 10 ÷ error at SNR 100': digits(10 * inBounds, 3),
  'trained at 100: error in bounds at SNR 10 ÷ at SNR 100': digits(inBounds, 3),
  'at SNR 10: trained at 100 ÷ trained at 10': digits(ofItself, 3),
  'at SNR 100: trained at 10 ÷ trained at 100': digits(harm, 3),
});
const caption =
  'Trained at SNR 10, a network leaves much of a clean signal unused; trained over the range, it does not.';
const drawn = rows.map(({ name, errors }) => curve(`trained at ${name}`, SNRs, errors, { marked: true }));
show(figure(caption, { x: 'SNR of the test, S0/σ', y: 'RMSE of ln T2* ÷ bound', logX: true }, ...drawn));
