import { amplitude, angle, frequency, sampleTime } from './quantity.ts';
import { perAcquisition, signalModel } from './signalModel.ts';

/**
 * A real sinusoid.
 *
 *   S(t) = A cos(2πft + φ)
 *
 * A: amplitude (a.u.); f: frequency (Hz); φ (`phi`): phase at t = 0 (rad); t: time of the sample (s).
 */
export const cosine = signalModel({
  name: 'cosine',
  title: 'A sinusoid: its amplitude, frequency and phase',
  formula: 'A · cos(2π f t + phi)',
  latex: String.raw`A \cos(2\pi f t + \varphi)`,
  reference: 'Rife & Boorstyn 1974, IEEE Trans Inf Theory 20:591, doi:10.1109/TIT.1974.1055282',
  parameters: {
    A: amplitude('amplitude'),
    f: frequency('frequency', [0.1, 3]),
    phi: angle('phase at t = 0', [-Math.PI, Math.PI]),
  },
  settings: { t: { ...sampleTime('time of the sample', [0, 3]), lower: -Infinity } },
  typical: {
    tissue: { A: 1, f: 1, phi: Math.PI / 9 },
    protocol: Array.from({ length: 32 }, (_, k) => ({ t: k / 10 })),
  },
  signal: perAcquisition(({ mul, add, cos }, { A, f, phi }, { t }) => mul(A, cos(add(mul(2 * Math.PI, f, t), phi)))),
  traps: [
    'Samples spaced by half a period or more alias: another frequency explains them equally well, which a bound, being local, cannot see.',
  ],
});
