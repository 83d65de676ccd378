import { molliScheme } from './molliScheme.ts';
import { longitudinalTime } from './magnetization.ts';
import { amplitude, decayTime, plausibly, ratio, sampleTime } from './quantity.ts';
import { perAcquisition, signalModel } from './signalModel.ts';

const inversionTime = plausibly(sampleTime('inversion time', [0.05, 5]), 0, 30);
const reference = 'Messroghli et al. 2004, Magn Reson Med 52:141, doi:10.1002/mrm.20110';
/** 5(3)3 at RR 1 s. With B/A = 1.9 and T1 = 1 s it is the reference point of the tests, not a tissue: native B/A is 2.2 to 2.4. */
const protocol = [0.12, 0.2, 1.12, 1.2, 2.12, 2.2, 3.12, 4.12].map((time) => ({ TI: time }));
const traps = [
  'The Look-Locker correction T1 = T1* (B/A − 1) assumes a perfect inversion and a small-flip readout: T1 of a real bSSFP readout is biased by more than its bound.',
  'Such a readout gives a T1 too low: the lower, the shorter T2 and the less complete the inversion; magnetization transfer and off-resonance, which molliBloch leaves out too, lower it further. It also depends on the heart rate.',
  'The formula is signed. Magnitude images need their sign restored, or a magnitude noise model.',
];

/**
 * Modified Look-Locker inversion recovery, as fitted in the myocardium.
 *
 *   S(TI) = A − B e^(−TI/T1*),   T1 = T1* (B/A − 1)
 *
 * A is the signal after full recovery under the readout (a.u.), B the depth of the inversion (a.u.; A − B is the signal at
 * TI = 0), T1* (`T1star`) the apparent relaxation time (s), TI the time from the inversion to the center of an image (s), T1 the
 * longitudinal relaxation time by the Look-Locker correction (s). Assumed: a perfect inversion, a readout of small flip angles
 * that goes on throughout, and that the pauses let the magnetization recover before the next inversion. None of them holds of
 * MOLLI as it is measured, see {@link molliBloch}.
 *
 * @example
 * ```ts
 * molli.signal(numbers, { A: 1, B: 2, T1star: 0.5 }, [{ TI: 0 }, { TI: 0.5 }]); // ~> [-1, 1 - 2 * Math.exp(-1)]
 * ```
 */
export const molli = signalModel({
  name: 'molli',
  title: 'MOLLI: myocardial T1 with Look-Locker correction',
  formula: 'A − B · exp(−TI / T1*),  T1 = T1* · (B/A − 1)',
  latex: String.raw`A - B\, e^{-TI/T_1^*},\quad T_1 = T_1^*\,(B/A - 1)`,
  reference,
  parameters: {
    A: amplitude('signal after full recovery'),
    B: amplitude('depth of the inversion, A less the signal at TI = 0'),
    T1star: plausibly(decayTime('apparent longitudinal relaxation time', [0.2, 3]), 0.01, 30),
  },
  settings: { TI: inversionTime },
  typical: { tissue: { A: 1, B: 1.9, T1star: 1 / 0.9 }, protocol },
  signal: perAcquisition(({ sub, mul, exp, neg, div }, { A, B, T1star }, { TI }) =>
    sub(A, mul(B, exp(neg(div(TI, T1star))))),
  ),
  derived: {
    T1: {
      means: 'longitudinal relaxation time, Look-Locker corrected',
      unit: 's',
      of: ({ mul, sub, div }, { A, B, T1star }) => mul(T1star, sub(div(B, A), 1)),
    },
  },
  plateau: (_, { A }) => A,
  shorthand: molliScheme,
  traps,
});

/**
 * The same signal with T1 itself as a parameter.
 *
 *   S(TI) = A (1 − c e^(−TI/T1*)),   c = B/A,   T1* = T1 / (c − 1)
 *
 * A is the signal after full recovery under the readout (a.u.), c a plain number above 1, T1 the longitudinal relaxation time by
 * the Look-Locker correction (s), TI the inversion time (s). Assumed is what {@link molli} assumes.
 *
 * @example
 * ```ts
 * molliT1.signal(numbers, { A: 1, c: 2, T1: 0.5 }, [{ TI: 0 }, { TI: 0.5 }]); // ~> [-1, 1 - 2 * Math.exp(-1)]
 * ```
 */
export const molliT1 = signalModel({
  name: 'molliT1',
  sequence: 'molli',
  title: 'MOLLI written in T1 itself and c = B/A',
  formula: 'A · (1 − c · exp(−TI · (c − 1) / T1))',
  latex: String.raw`A\,\bigl(1 - c\, e^{-TI\,(c-1)/T_1}\bigr)`,
  reference,
  parameters: {
    A: amplitude('signal after full recovery'),
    c: { ...ratio('B/A, 2 for a perfect inversion and no readout', [1.5, 2.5]), lower: 1, above: true },
    T1: longitudinalTime([0.2, 3]),
  },
  settings: { TI: inversionTime },
  typical: { tissue: { A: 1, c: 1.9, T1: 1 }, protocol },
  signal: perAcquisition(({ sub, mul, exp, neg, div }, { A, c, T1 }, { TI }) =>
    mul(A, sub(1, mul(c, exp(neg(div(mul(TI, sub(c, 1)), T1)))))),
  ),
  derived: {
    T1star: { means: 'apparent relaxation time', unit: 's', of: ({ div, sub }, { c, T1 }) => div(T1, sub(c, 1)) },
  },
  plateau: (_, { A }) => A,
  shorthand: molliScheme,
  traps,
});

/**
 * The same signal with T1 itself as a parameter beside A and B.
 *
 *   S(TI) = A − B e^(−TI/T1*),   T1* = T1 / (B/A − 1)
 *
 * A is the signal after full recovery (a.u.), B the depth of the inversion (a.u.; A − B is the signal at TI = 0), T1 the
 * longitudinal relaxation time after the Look-Locker correction (s), TI the inversion time (s). B/A must exceed 1, or nothing
 * recovers. SDs are those of {@link molli} and {@link molliT1}; only what they are written in differs.
 *
 * @example
 * ```ts
 * molliBT1.signal(numbers, { A: 1, B: 2, T1: 1 }, [{ TI: 0 }, { TI: 1 }]); // ~> [-1, 1 - 2 * Math.exp(-1)]
 * ```
 */
export const molliBT1 = signalModel({
  name: 'molliBT1',
  sequence: 'molli',
  title: 'MOLLI written in T1 itself, A and B',
  formula: 'A − B · exp(−TI · (B/A − 1) / T1)',
  latex: String.raw`A - B\, e^{-TI\,(B/A - 1)/T_1}`,
  reference,
  parameters: {
    // Usual B/A lies between 1.6 and 2.4, wherever A and B lie in these ranges.
    A: { ...amplitude('signal after full recovery'), usual: [0.9, 1.1] },
    B: { ...amplitude('depth of the inversion, A less the signal at TI = 0'), usual: [1.8, 2.15] },
    T1: longitudinalTime([0.2, 3]),
  },
  settings: { TI: inversionTime },
  typical: { tissue: { A: 1, B: 1.9, T1: 1 }, protocol },
  signal: perAcquisition(({ sub, mul, exp, neg, div }, { A, B, T1 }, { TI }) =>
    sub(A, mul(B, exp(neg(div(mul(TI, sub(div(B, A), 1)), T1))))),
  ),
  derived: {
    T1star: {
      means: 'apparent relaxation time',
      unit: 's',
      of: ({ div, sub }, { A, B, T1 }) => div(T1, sub(div(B, A), 1)),
    },
  },
  plateau: (_, { A }) => A,
  shorthand: molliScheme,
  traps: [...traps, 'B/A of 1 or less is no inversion recovery: the formula then stands still or grows without limit.'],
});
