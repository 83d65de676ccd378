import { amplitude, decayTime, plausibly, sampleTime } from './quantity.ts';
import { perAcquisition, signalModel } from './signalModel.ts';

/**
 * T2* decay sampled at several echo times, as by multi-echo ultrashort-echo-time (UTE) imaging.
 *
 *   S(TE) = S0 e^(−TE/T2*)
 *
 * Where TE counts from (the middle of the excitation pulse or its end) is the protocol's to say; decay during excitation
 * and readout is not in the formula. Both matter below about 1 ms.
 *
 * @example
 * ```ts
 * t2star.signal(numbers, { S0: 2, T2star: 0.01 }, [{ TE: 0 }, { TE: 0.01 }]); // ~> [2, 0.735758882342885]
 * ```
 */
export const t2star = signalModel({
  name: 't2star',
  title: 'T2* decay by multi-echo (ultrashort echo time) imaging',
  formula: 'S0 · exp(−TE / T2*)',
  latex: String.raw`S_0\, e^{-TE/T_2^*}`,
  reference: 'Robson et al. 2003, J Comput Assist Tomogr 27:825, doi:10.1097/00004728-200311000-00001',
  parameters: {
    S0: amplitude('signal at TE = 0'),
    T2star: plausibly(decayTime('effective transverse relaxation time', [1e-3, 0.1]), 1e-5, 5),
  },
  settings: { TE: plausibly(sampleTime('echo time', [0, 0.06]), 0, 1) },
  typical: {
    tissue: { S0: 1, T2star: 0.01 },
    protocol: [0.14e-3, 3.54e-3, 6.94e-3, 10.34e-3, 13.74e-3, 17.14e-3].map((TE) => ({ TE })),
  },
  signal: perAcquisition(({ mul, exp, neg, div }, { S0, T2star }, { TE }) => mul(S0, exp(neg(div(TE, T2star))))),
  derived: {
    R2star: { means: 'effective transverse relaxation rate', unit: '1/s', of: ({ div }, { T2star }) => div(1, T2star) },
  },
  traps: [
    'T2* much shorter than the echo spacing leaves only the first echo: the CoV of T2* grows like T2* exp(second TE/T2*).',
    'An unknown offset (noise floor, long component) is not in this model; it makes T2* several times less certain.',
  ],
});
