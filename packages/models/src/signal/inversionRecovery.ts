import { equilibrium, longitudinalTime } from './magnetization.ts';
import { decayed } from './decayed.ts';
import { amplitude, angle, decayTime, nominally, plausibly, ratio, sampleTime } from './quantity.ts';
import { perAcquisition, signalModel } from './signalModel.ts';

const longitudinal = longitudinalTime([0.2, 3]);
const inversionTime = plausibly(sampleTime('inversion time', [0.05, 5]), 0, 30);
const recovered = amplitude('signal after full recovery');
const reference = 'Barral et al. 2010, Magn Reson Med 64:1057, doi:10.1002/mrm.22497';
const bids = 'IRT1';
const sequence = 'inversionRecovery';
/** The inversion times of the reference, in its TR of 2.55 s. */
const protocol = [0.05, 0.4, 1.1, 2.5].map((TI) => ({ TI }));

const signs =
  'The formula is signed. Magnitude images need their sign restored, or a magnitude noise model, under which a sample at the null tells nothing.';
const rest =
  'Every inversion must start from the same magnetization: where TR is shorter than about 5 T1 and changes with TI, use inversionRecoveryTR.';

/**
 * Inversion recovery after a perfect inversion of a magnetization at rest.
 *
 *   S(TI) = M0 (1 − 2 e^(−TI/T1))
 *
 * M0: signal after full recovery (a.u.); TI: time from the inversion to the excitation (s); T1: longitudinal relaxation time
 * (s). Assumed: an inversion by exactly 180°, and a repetition time much longer than T1. S = −M0 at TI = 0, and 0 at
 * T1 ln 2.
 *
 * @example
 * ```ts
 * inversionRecovery.signal(numbers, { M0: 3, T1: 1 }, [{ TI: 0 }, { TI: 1 }]); // ~> [-3, 0.792723352971346]
 * ```
 */
export const inversionRecovery = signalModel({
  name: 'inversionRecovery',
  also: ['IR'],
  bids,
  title: 'Inversion recovery, perfect, two parameters',
  formula: 'M0 · (1 − 2 · exp(−TI / T1))',
  latex: String.raw`M_0\,\bigl(1 - 2\, e^{-TI/T_1}\bigr)`,
  reference,
  parameters: { M0: recovered, T1: longitudinal },
  settings: { TI: inversionTime },
  typical: { tissue: { M0: 1, T1: 1 }, protocol },
  signal: perAcquisition((a, { M0, T1 }, { TI }) => a.mul(M0, a.sub(1, a.mul(2, decayed(a, TI, T1))))),
  plateau: (_, { M0 }) => M0,
  traps: [
    'An inversion by less than 180° or an incomplete recovery biases T1 by more than its bound: both are taken as perfect here.',
    'With M0 unknown the best TI for T1 is the null T1 ln 2, where a sample tells nothing about M0: with all samples there T1 is known, M0 is not, and F is singular.',
    signs,
    rest,
  ],
});

/**
 * Inversion recovery with a depth of inversion of its own.
 *
 *   S(TI) = A (1 − k e^(−TI/T1))
 *
 * A: signal after infinite TI (a.u.); k: depth of the inversion, 2 for a perfect one of a magnetization at rest; TI: time
 * from the inversion to the excitation (s); T1: longitudinal relaxation time (s). With an inversion by θ at a repetition time
 * TR, the same for all TI, it is exact: A = M0 (1 − cos θ e^(−TR/T1)) and k = (1 − cos θ)/(1 − cos θ e^(−TR/T1)).
 *
 * @example
 * ```ts
 * inversionRecovery3.signal(numbers, { A: 2, k: 1.5, T1: 1 }, [{ TI: 0 }, { TI: 1 }]); // ~> [-1, 0.896361676485673]
 * ```
 */
export const inversionRecovery3 = signalModel({
  name: 'inversionRecovery3',
  sequence,
  bids,
  title: 'Inversion recovery of unknown depth, by a factor k',
  formula: 'A · (1 − k · exp(−TI / T1))',
  latex: String.raw`A\,\bigl(1 - k\, e^{-TI/T_1}\bigr)`,
  reference,
  parameters: {
    A: recovered,
    k: plausibly({ ...ratio('depth of the inversion, 2 for a perfect one', [1.5, 2]), lower: 0 }, 0.5, 2.2),
    T1: longitudinal,
  },
  settings: { TI: inversionTime },
  typical: { tissue: { A: 1, k: 1.9, T1: 1 }, protocol },
  signal: perAcquisition((a, { A, k, T1 }, { TI }) => a.mul(A, a.sub(1, a.mul(k, decayed(a, TI, T1))))),
  plateau: (_, { A }) => A,
  traps: [
    'Without a long TI, A and k trade against T1: three free parameters need samples near 0, near T1 and beyond 3 T1.',
    'k absorbs an imperfect inversion and a short TR, and therefore is not the inversion efficiency.',
    signs,
    rest,
  ],
});

/**
 * Inversion recovery as a sum, the form of Barral's fit.
 *
 *   S(TI) = a + b e^(−TI/T1)
 *
 * a: signal after infinite TI (a.u.); b: what the inversion adds to it at TI = 0 (a.u.), negative, −2a for a perfect
 * inversion of a magnetization at rest; TI: time from the inversion to the excitation (s); T1: longitudinal relaxation time
 * (s). It is A (1 − k e^(−TI/T1)) with a = A and b = −A k: the bound of T1 is the same. Here a and b are real; Barral's are
 * complex, with a common phase.
 *
 * @example
 * ```ts
 * inversionRecoveryBarral.signal(numbers, { a: 2, b: -3, T1: 1 }, [{ TI: 0 }, { TI: 1 }]); // ~> [-1, 0.896361676485673]
 * ```
 */
export const inversionRecoveryBarral = signalModel({
  name: 'inversionRecoveryBarral',
  sequence,
  bids,
  title: 'Inversion recovery, unknown depth: a + b e^(−TI/T1)',
  formula: 'a + b · exp(−TI / T1)',
  latex: String.raw`a + b\, e^{-TI/T_1}`,
  reference,
  parameters: {
    a: recovered,
    b: { ...amplitude('what the inversion adds at TI = 0, −2a for a perfect one'), usual: [-4000, -0.5] },
    T1: longitudinal,
  },
  settings: { TI: inversionTime },
  typical: { tissue: { a: 1, b: -1.9, T1: 1 }, protocol },
  signal: perAcquisition((over, { a, b, T1 }, { TI }) => over.add(a, over.mul(b, decayed(over, TI, T1)))),
  plateau: (_, { a }) => a,
  traps: [
    'a and b are numbers of a fit, not of the tissue: M0 and the angle of the inversion follow from them only with TR known.',
    signs,
    rest,
  ],
});

/**
 * Inversion recovery in the steady state of a repetition time, with the angle of the inversion as a parameter.
 *
 *   S(TI) = M0 (1 − (1 − cos θ) e^(−TI/T1) − cos θ e^(−TR/T1))
 *
 * M0: signal of the magnetization at rest (a.u.); θ: angle of the inversion pulse (rad), π where nothing is said; TI: time
 * from the inversion to the excitation (s); TR: time from one inversion to the next (s); T1: longitudinal relaxation time
 * (s). The excitation by 90° leaves no longitudinal magnetization, so that M0 (1 − e^(−(TR−TI)/T1)) has grown when the next
 * inversion turns it into cos θ times as much, which relaxes for TI: the formula. Assumed: spoiled transverse magnetization,
 * no refocusing pulse (or TE far below T1).
 *
 * The often written M0 (1 − (1 − cos θ) e^(−TI/T1) + e^(−TR/T1)) is this at θ = 180° only; elsewhere it is too large by
 * M0 (1 + cos θ) e^(−TR/T1).
 *
 * @example
 * ```ts
 * const at = [{ TI: 0, TR: 1 }, { TI: 1, TR: 1 }];
 * inversionRecoveryTR.signal(numbers, { M0: 1, T1: 1, theta: Math.PI }, at); // ~> [-0.632120558828558, 0.632120558828558]
 * ```
 */
export const inversionRecoveryTR = signalModel({
  name: 'inversionRecoveryTR',
  sequence,
  bids,
  title: 'Inversion recovery at a finite TR, with its angle',
  formula: 'M0 · (1 − (1 − cos θ) · exp(−TI / T1) − cos θ · exp(−TR / T1)),  θ = theta',
  latex: String.raw`M_0\,\bigl(1 - (1 - \cos\theta)\, e^{-TI/T_1} - \cos\theta\; e^{-TR/T_1}\bigr)`,
  reference,
  parameters: {
    M0: equilibrium,
    T1: longitudinal,
    theta: nominally(
      plausibly({ ...angle('angle of the inversion pulse', [2.6, 3.1]), lower: 0, upper: 2 * Math.PI }, 1.5, 4.8),
      Math.PI,
    ),
  },
  settings: { TI: inversionTime, TR: plausibly(decayTime('time from one inversion to the next', [1, 10]), 0, 60) },
  typical: {
    tissue: { M0: 1, T1: 1, theta: (170 * Math.PI) / 180 },
    protocol: protocol.map((at) => ({ ...at, TR: 2.55 })),
  },
  signal: perAcquisition((a, { M0, T1, theta }, { TI, TR }) => {
    const { add, mul, sub, neg, div, cos, expm1 } = a;
    const grown = (t: typeof TI) => neg(expm1(neg(div(t, T1)))); // Mz/M0 after t from nothing
    const inverted = mul(cos(theta), grown(sub(TR, TI)));
    return mul(M0, add(grown(TI), mul(inverted, decayed(a, TI, T1))));
  }),
  plateau: (_, { M0 }) => M0,
  demands: [{ of: 'TI', says: 'must not be longer than TR', holds: ({ TI, TR }) => TI <= TR }],
  traps: [
    'Near θ = 180° the samples change with θ as sin θ only: the SD of an unknown θ grows as 1/sin θ, and T1 pays for it all the same.',
    'Scanners may lengthen TR with TI: each acquisition then needs its own.',
    'The 180° pulse of a spin echo turns the recovering magnetization over once more; the formula holds where TE is far below T1.',
    signs,
  ],
});
