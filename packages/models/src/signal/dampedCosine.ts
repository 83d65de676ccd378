import { amplitude, angle, decayTime, frequency, sampleTime } from './quantity.ts';
import { perAcquisition, signalModel } from './signalModel.ts';

/**
 * A damped oscillation: a ring-down, a free induction decay's real part.
 *
 *   S(t) = A e^(−t/τ) cos(2πft + φ)
 *
 * A: amplitude at t = 0 (a.u.); τ (`tau`): decay time of the amplitude (s); f: frequency (Hz); φ (`phi`): phase at t = 0 (rad);
 * t: time of the sample (s).
 */
export const dampedCosine = signalModel({
  name: 'dampedCosine',
  title: 'A damped oscillation, as a ring-down or a real FID',
  formula: 'A · exp(−t / tau) · cos(2π f t + phi)',
  latex: String.raw`A\, e^{-t/\tau} \cos(2\pi f t + \varphi)`,
  reference: 'Yao & Pandit 1995, IEEE Trans Signal Process 43:878, doi:10.1109/78.376840',
  parameters: {
    A: amplitude('amplitude at t = 0'),
    tau: decayTime('decay time of the amplitude', [0.5, 10]),
    f: frequency('frequency', [0.1, 3]),
    phi: angle('phase at t = 0', [-Math.PI, Math.PI]),
  },
  settings: { t: sampleTime('time of the sample', [0, 3]) },
  typical: {
    tissue: { A: 1, tau: 2, f: 1, phi: Math.PI / 9 },
    protocol: Array.from({ length: 64 }, (_, k) => ({ t: k / 10 })),
  },
  signal: perAcquisition(({ mul, add, cos, exp, neg, div }, { A, tau, f, phi }, { t }) =>
    mul(A, exp(neg(div(t, tau))), cos(add(mul(2 * Math.PI, f, t), phi))),
  ),
  derived: {
    Q: { means: 'quality factor π f τ', unit: '1', of: ({ mul }, { f, tau }) => mul(Math.PI, f, tau) },
  },
  traps: ['A decay time far beyond the last sample cannot be told from no decay: its bound grows without limit.'],
});
