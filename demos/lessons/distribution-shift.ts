/*md
# Another SNR than it was trained for

A network learns for the noise it is shown. Met with more noise it errs more; but so would everybody. How much of that is its own
fault, only a bound can tell.
*/
import { compileCrlb, gaussian, t2star } from '@fishergrad/models';
import { boundWeighted, evaluate, gaussianNoise, logBetween, measured, MLP, train, xavier } from '@fishergrad/nn';
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
    ...{ model: t2star, protocol, noise: gaussianNoise(1), tissue: { S0: SNR, T2star: logBetween(2e-3, 30e-3) } },
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
    last(train({ mlp, train: scans(SNR, count, 2), loss: boundWeighted, rate, epochs, batch, random: seeded(3) }));
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

From SNR 100 to 10, the error of the network trained at 100 grows about as much as the bound does, and is then little more than that of
the network trained at 10: the data's fault. The other way round it is the network's: trained in noise, it makes too little of a clean
signal. Trained over the range, it does well at both ends.
*/
const [[noisy, , , , clean], [noisyAtHome, , , , cleanAbroad]] = rows.map(({ errors }) => errors);
const growth = (10 * noisy) / clean;
const harm = cleanAbroad / clean;
if (!(growth > 2 && harm > 1.5)) throw new Error('the shift does no harm');
show({
  'trained at 100: error at SNR 10 ÷ error at SNR 100': growth,
  'the same in bounds': noisy / clean,
  'at SNR 10: trained at 100 ÷ trained at 10': noisy / noisyAtHome,
  'at SNR 100: trained at 10 ÷ trained at 100': harm,
});
const caption =
  'Trained at SNR 10, a network leaves more and more of a cleaner signal unused; trained over the range, it does not.';
const drawn = rows.map(({ name, errors }) => curve(`trained at ${name}`, SNRs, errors, { marked: true }));
show(figure(caption, { x: 'SNR of the test, S0/σ', y: 'RMSE of ln T2* ÷ bound', logX: true }, ...drawn));
