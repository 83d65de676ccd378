/**
 * A model of one's own, in a dozen lines: how well do ten timings of a damped pendulum give its quality factor, and how
 * much would more of the ring-down help?
 *
 *   npm run demo demos/ownModel.ts
 */
import {
  amplitude,
  crlb,
  decayTime,
  frequency,
  gaussian,
  perAcquisition,
  sampleTime,
  signalModel,
} from '@fishergrad/models';

const pendulum = signalModel({
  name: 'pendulum',
  title: 'A pendulum let go from rest: its angle over time',
  formula: 'A · exp(−t / tau) · cos(2π f t)',
  latex: String.raw`A\, e^{-t/\tau} \cos(2\pi f t)`,
  reference: 'any textbook of mechanics',
  parameters: {
    A: amplitude('first angle'),
    tau: decayTime('decay time', [1, 100]),
    f: frequency('frequency', [0.1, 2]),
  },
  settings: { t: sampleTime('time of the photograph', [0, 60]) },
  typical: { tissue: { A: 10, tau: 20, f: 0.5 }, protocol: [{ t: 0 }, { t: 1 }, { t: 2 }] },
  signal: perAcquisition(({ mul, exp, neg, div, cos }, { A, tau, f }, { t }) =>
    mul(A, exp(neg(div(t, tau))), cos(mul(2 * Math.PI, f, t))),
  ),
  derived: { Q: { means: 'quality factor', unit: '1', of: ({ mul }, { f, tau }) => mul(Math.PI, f, tau) } },
});

console.log('Ten photographs, angles good to 0.1°, of a pendulum with A = 10°, tau = 20 s, f = 0.5 Hz\n');
for (const window of [2, 5, 10, 20, 40]) {
  const { parameters, derived } = crlb({
    model: pendulum,
    noise: gaussian(0.1),
    tissue: pendulum.typical.tissue,
    protocol: Array.from({ length: 10 }, (_, k) => ({ t: (window * k) / 9 })),
    roles: { A: 'estimate', tau: 'estimate', f: 'estimate' },
  });
  const percent = (x: number | undefined): string => `${((x ?? NaN) * 100).toFixed(2)} %`;
  console.log(
    `over ${String(window).padStart(2)} s:  f ± ${percent(parameters.f.relativeSd)},  tau ± ${percent(parameters.tau.relativeSd)},` +
      `  Q = ${derived['Q']?.value.toFixed(1)} ± ${percent(derived['Q']?.relativeSd)}`,
  );
}
console.log(
  '\nA bound is local. Photographs more than half a period (1 s) apart fit other frequencies as well:\n' +
    'from 10 s on it speaks for someone who already knows f to a few percent.',
);
