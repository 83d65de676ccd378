import { amplitude, decayTime, sampleTime } from './quantity.ts';
import { perAcquisition, signalModel } from './signalModel.ts';

/**
 * Exponential decay.
 *
 *   S(t) = A e^(−t/τ)
 *
 * A: amplitude at t = 0 (a.u.); τ (`tau`): decay time (s); t: time of the sample (s).
 */
export const exponentialDecay = signalModel({
  name: 'exponentialDecay',
  title: 'Exponential decay, as radioactivity or fluorescence',
  formula: 'A · exp(−t / tau)',
  latex: String.raw`A\, e^{-t/\tau}`,
  reference:
    'closed-form bound for two samples and its optimum: Jones et al. 1996, J Magn Reson B 113:25, doi:10.1006/jmrb.1996.0151',
  parameters: { A: amplitude('amplitude at t = 0'), tau: decayTime('decay time', [0.1, 10]) },
  settings: { t: sampleTime('time of the sample', [0, 10]) },
  typical: { tissue: { A: 1, tau: 1 }, protocol: [0, 0.5, 1, 1.5, 2, 2.5, 3].map((t) => ({ t })) },
  signal: perAcquisition(({ mul, exp, neg, div }, { A, tau }, { t }) => mul(A, exp(neg(div(t, tau))))),
  derived: { rate: { means: 'decay rate', unit: '1/s', of: ({ div }, { tau }) => div(1, tau) } },
});
