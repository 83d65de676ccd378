import type { Arithmetic } from '@fishergrad/engine';
import { longitudinalTime } from './magnetization.ts';
import { decayed } from './decayed.ts';
import { amplitude, nominally, plausibly, ratio, sampleTime } from './quantity.ts';
import { type Caution, perAcquisition, signalModel } from './signalModel.ts';

const longitudinal = longitudinalTime([0.2, 3]);
const recovered = amplitude('signal after full recovery');
const settings = {
  TS: plausibly(sampleTime('time from the saturation to the excitation', [0.05, 3]), 0, 30),
  prepared: nominally(
    { ...ratio('1 after a saturation pulse, 0 for the image without one', [0, 1]), lower: 0, upper: 1 },
    1,
  ),
};
const reference = 'Chow et al. 2014, Magn Reson Med 71:2082, doi:10.1002/mrm.24878';
/** The image without saturation, and nine times that fit into one heartbeat. */
const protocol = [
  { TS: 0, prepared: 0 },
  ...Array.from({ length: 9 }, (_, k) => ({ TS: 0.165 + (k * (0.78 - 0.165)) / 8, prepared: 1 })),
];
const demands = [
  {
    of: 'prepared',
    says: 'must be 1 (after a saturation pulse) or 0 (the image without one)',
    holds: ({ prepared }: Readonly<Record<'prepared', number>>) => prepared === 0 || prepared === 1,
  },
];
const cautions: readonly Caution<never, keyof typeof settings>[] = [
  {
    says: 'an image at TS = 0 comes with its saturation, before anything has recovered: was it meant as the image without one (prepared: 0)?',
    when: (_, images) => images.some(({ TS, prepared }) => TS === 0 && prepared === 1),
  },
];
const traps = [
  'Pulses of a balanced readout before the center of k-space leave B below A even after a perfect saturation: the two-parameter form is biased by them.',
  'Without the image without saturation A and T1 are strongly correlated: times within a heartbeat do not reach the plateau.',
  'The image without saturation must be fully recovered, which needs several T1 without any pulse before it.',
  'Comparing with MOLLI at an equal A/σ misleads: the level of the signal, A, must come from the flip angle of each readout.',
];

/** p e^(−TS/T1) */
const remaining = <T>(a: Arithmetic<T>, p: T, TS: T, T1: T): T => a.mul(p, decayed(a, TS, T1));

/**
 * Saturation recovery with a perfect saturation, with or without an image that had none.
 *
 *   S(TS, p) = A (1 − p e^(−TS/T1))
 *
 * A: signal after full recovery (a.u.); TS: time from the saturation to the excitation (s); p, `prepared`: 1 after a
 * saturation pulse, 0 for the image without one (its TS does not matter); T1: longitudinal relaxation time (s). Assumed: a
 * saturation that leaves no longitudinal magnetization at all, and a readout that does not disturb the recovery before the
 * center of k-space (one that does leaves a part of A that no saturation takes, as the three-parameter form allows).
 *
 * @example
 * ```ts
 * const at = [{ TS: 0, prepared: 0 }, { TS: 0, prepared: 1 }, { TS: 1, prepared: 1 }];
 * saturationRecovery.signal(numbers, { A: 2, T1: 1 }, at); // ~> [2, 0, 1.264241117657115]
 * ```
 */
export const saturationRecovery = signalModel({
  name: 'saturationRecovery',
  also: ['SASHA', 'SR'],
  title: 'Saturation recovery, perfect, two parameters',
  formula: 'A · (1 − prepared · exp(−TS / T1))',
  latex: String.raw`A\,\bigl(1 - p\, e^{-TS/T_1}\bigr)`,
  reference,
  parameters: { A: recovered, T1: longitudinal },
  settings,
  typical: { tissue: { A: 1, T1: 1 }, protocol },
  signal: perAcquisition((a, { A, T1 }, { TS, prepared }) => a.mul(A, a.sub(1, remaining(a, prepared, TS, T1)))),
  plateau: (_, { A }) => A,
  demands,
  cautions,
  traps: [
    'A saturation that is not complete biases T1: the three-parameter form pays for it with precision.',
    ...traps,
  ],
});

/**
 * Saturation recovery with a depth of saturation of its own.
 *
 *   S(TS, p) = A − p B e^(−TS/T1)
 *
 * A: signal after full recovery (a.u.); B: what the saturation takes of it at TS = 0 (a.u.), A for a perfect one; TS: time
 * from the saturation to the excitation (s); p, `prepared`: 1 after a saturation pulse, 0 for the image without one (its TS
 * does not matter); T1: longitudinal relaxation time (s).
 *
 * @example
 * ```ts
 * const at = [{ TS: 0, prepared: 0 }, { TS: 0, prepared: 1 }, { TS: 1, prepared: 1 }];
 * saturationRecovery3.signal(numbers, { A: 2, B: 1.5, T1: 1 }, at); // ~> [2, 0.5, 1.448180838242837]
 * ```
 */
export const saturationRecovery3 = signalModel({
  name: 'saturationRecovery3',
  sequence: 'saturationRecovery',
  title: 'Saturation recovery of unknown depth',
  formula: 'A − prepared · B · exp(−TS / T1)',
  latex: String.raw`A - p\, B\, e^{-TS/T_1}`,
  reference,
  parameters: { A: recovered, B: amplitude('what the saturation takes of it, A for a perfect one'), T1: longitudinal },
  settings,
  typical: { tissue: { A: 1, B: 1, T1: 1 }, protocol },
  signal: perAcquisition((a, { A, B, T1 }, { TS, prepared }) => a.sub(A, a.mul(B, remaining(a, prepared, TS, T1)))),
  plateau: (_, { A }) => A,
  demands,
  cautions,
  traps: [
    'The third parameter costs T1 much of its precision; a saturation known to be complete need not pay.',
    ...traps,
  ],
});
