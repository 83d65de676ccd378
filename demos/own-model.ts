/*md
# A model of your own

Your signal is not in the catalogue? A model is a formula with names and units. Here is a torsion pendulum, let go from rest and
photographed ten times: how well do the photographs give its quality factor, and how much would more of the ring-down help?

$$\theta(t) = A\,e^{-t/\tau}\Bigl(\cos\omega t + \frac{\sin\omega t}{\omega\tau}\Bigr),\qquad \omega = 2\pi f$$
*/
import { numbers } from '@fishergrad/engine';
import * as models from '@fishergrad/models';
import { curve, digits, evenly, figure, points, show, table } from './weave/index.ts';

/*md
## The model

Parameters are what may be unknown, settings are what the experimenter chooses: times and frequencies in SI units, amplitudes in the
unit of the data, here degrees. The ranges in brackets are where a quantity usually lies; tests draw from them. The formula takes
its operations from an arithmetic. From it come the signal, its exact slopes, the bound, and their compiled form. A misspelt name does not compile.
*/
const { amplitude, decayTime, frequency, perAcquisition, sampleTime, signalModel } = models;
const pendulum = signalModel({
  name: 'pendulum',
  title: 'A torsion pendulum let go from rest: its angle over time',
  formula: 'A · exp(−t / tau) · (cos ωt + sin ωt / (ω tau)),  ω = 2π f',
  latex: String.raw`A\, e^{-t/\tau} (\cos\omega t + \sin\omega t / (\omega\tau)),\quad \omega = 2\pi f`,
  reference: 'solves θ″ + 2θ′/τ + (ω² + 1/τ²)θ = 0 with θ(0) = A, θ′(0) = 0',
  parameters: {
    A: amplitude('first angle'),
    tau: decayTime('decay time', [1, 100]),
    f: frequency('frequency', [0.1, 2]),
  },
  settings: { t: sampleTime('time of the photograph', [0, 60]) },
  typical: { tissue: { A: 10, tau: 20, f: 0.5 }, protocol: [{ t: 0 }, { t: 1 }, { t: 2 }] },
  signal: perAcquisition(({ mul, add, div, neg, exp, cos, sin }, { A, tau, f }, { t }) => {
    const ω = mul(2 * Math.PI, f);
    const ωt = mul(ω, t);
    return mul(A, exp(neg(div(t, tau))), add(cos(ωt), div(sin(ωt), mul(ω, tau))));
  }),
  derived: { Q: { means: 'quality factor', unit: '1', of: ({ mul }, { f, tau }) => mul(Math.PI, f, tau) } },
});

/*md
The signal is a function of tissue and protocol, in plain numbers here.
*/
const times = evenly(0, 40, 400);
const swing = pendulum.signal(
  numbers,
  pendulum.typical.tissue,
  times.map((t) => ({ t })),
);
const photographs = evenly(0, 10, 10);
const seen = pendulum.signal(
  numbers,
  pendulum.typical.tissue,
  photographs.map((t) => ({ t })),
);
const caption =
  'The pendulum, and ten photographs of its first ten seconds. Their σ of 0.1° is smaller than the marks.';
show(
  figure(
    caption,
    { x: 't (s)', y: 'angle (°)' },
    curve('angle', times, swing),
    points('photographs', photographs, seen),
  ),
);

/*md
## Its bound

Ten photographs, angles good to 0.1°, of a pendulum with $A = 10°$, $\tau = 20$ s and $f = 0.5$ Hz, spread over a longer and longer
window. The quality factor $Q = \pi f \tau$ is a derived quantity: its bound follows from those of the parameters, correlations included.
*/
const rows = [2, 5, 10, 20, 40].map((window) => {
  const { parameters, derived } = models.crlb({
    model: pendulum,
    noise: models.gaussian(0.1),
    tissue: pendulum.typical.tissue,
    protocol: Array.from({ length: 10 }, (_, k) => ({ t: (window * k) / 9 })),
    roles: { A: 'estimate', tau: 'estimate', f: 'estimate' },
  });
  const percent = [parameters.f, parameters.tau, derived['Q']].map((each) => digits(100 * each.relativeSd, 3));
  return [`${window} s`, ...percent, derived['Q'].value.toFixed(1)];
});
show(table(['window', 'CoV of f (%)', 'CoV of τ (%)', 'CoV of Q (%)', 'Q'], rows));

/*md
> A bound is local. Photographs at an even spacing $\Delta$ fit $1/\Delta - f$ about as well as $f$, and $1/\Delta + f$, and so on: at 10 s, 1.1 s
> apart, 0.4 Hz. These numbers speak for someone who already knows which.
*/
