import type { Arithmetic } from '@fishergrad/engine';
import { flipAngle, relativeB1 } from './flipAngle.ts';
import { equilibrium, longitudinalTime } from './magnetization.ts';
import { decayTime, nominally, plausibly, ratio } from './quantity.ts';
import { perAcquisition, signalModel } from './signalModel.ts';
import { spoiledMz } from './spoiledMz.ts';

const reference =
  'Deichmann & Haase 1992, J Magn Reson 96:608, doi:10.1016/0022-2364(92)90347-A; after Look & Locker 1970, Rev Sci Instrum 41:250, doi:10.1063/1.1684482';
const parameters = {
  M0: equilibrium,
  T1: longitudinalTime([0.3, 3]),
  B1: relativeB1,
  f: nominally({ ...ratio('inversion factor, Mz → −f Mz', [0.8, 1]), lower: -1, upper: 1 }, 1),
};
const angleOfPulse = flipAngle([Math.PI / 60, Math.PI / 9]);
const tissue = { M0: 1, T1: 1, B1: 1, f: 1 };
const traps = [
  'Perfect spoiling is assumed: transverse magnetization that comes back changes the approach to the steady state.',
  'A larger B1 and a shorter T1 both speed up the approach to the steady state: a B1 that is taken as known and wrong is bias in T1.',
  'f is a factor: −f M0 is what the inversion leaves. An “inversion efficiency” of 96 % is f = 0.96 to some and 0.92 to others.',
  'The formula is signed. Magnitude images need their sign restored, or a magnitude noise model.',
];

/** Mz in units of M0 after n pulses. */
function recovered<T>(
  a: Arithmetic<T>,
  { T1, B1, f, n, FA, TR }: Readonly<Record<'T1' | 'B1' | 'f' | 'n' | 'FA' | 'TR', T>>,
): T {
  const { mul, div, add, sub, neg, exp, cos, pow } = a;
  const α = mul(B1, FA);
  const steady = spoiledMz(a, α, TR, T1);
  // not (E1 cos α)ⁿ, whose slope at n = 0 would be 0/0 for an E1 of 0
  return sub(steady, mul(add(f, steady), exp(neg(div(mul(n, TR), T1))), pow(cos(α), n)));
}

/**
 * Inversion recovery watched by a train of equal small pulses (Look–Locker, IR-FLASH), by its closed form.
 *
 *   S(n) = M0 sin α (m + (−f − m) (E1 cos α)ⁿ),   m = (1 − E1)/(1 − E1 cos α),   E1 = e^(−TR/T1),   α = B1 · FA
 *
 * M0: signal that the whole magnetization at rest would give (a.u.); T1: longitudinal relaxation time (s); B1: true flip angle over FA, 1 where
 * nothing is said; f: inversion factor, Mz = −f M0 right after the inversion, known to be 1 (a perfect inversion)
 * where nothing is said; n: how many pulses came before the one whose sample this is, a whole number ≥ 0: the first pulse (n = 0)
 * follows the inversion at once; FA: nominal flip angle (rad); TR: time from pulse to pulse (s). Between pulses
 * Mz ← M0 (1 − E1) + Mz cos α E1; m M0 is where this comes to rest. Flip angles beyond 90°, where cos α < 0 makes Mz alternate, are as
 * good as others.
 *
 * Assumed: perfect spoiling, instantaneous pulses, no delay between the inversion and the first pulse, M0 with TE's decay in it,
 * and a train that follows full relaxation (where it does not, f is less than the inversion's own).
 *
 * @example
 * ```ts
 * // after a pulse of 90° nothing is left of the inversion: sin α = 1, 1 − e^(−1)
 * const tissue = { M0: 1, T1: 1, B1: 1, f: 1 };
 * irFlash.signal(numbers, tissue, [0, 1, 5].map((n) => ({ n, FA: Math.PI / 2, TR: 1 }))); // ~> [-1, 0.632120558828558, 0.632120558828558]
 * ```
 */
export const irFlash = signalModel({
  name: 'irFlash',
  also: ['Look-Locker', 'IR-FLASH'],
  title: 'Look-Locker: inversion recovery under equal pulses',
  formula:
    'M0 · sin α · (m + (−f − m) · (E1 cos α)ⁿ),  m = (1 − E1) / (1 − E1 cos α),  E1 = exp(−TR / T1),  α = B1 · FA',
  latex: String.raw`M_0 \sin\alpha\, \bigl(m + (-f - m)(E_1 \cos\alpha)^n\bigr),\quad m = \frac{1 - E_1}{1 - E_1\cos\alpha},\ E_1 = e^{-TR/T_1},\ \alpha = B_1\, FA`,
  reference,
  parameters,
  settings: {
    n: plausibly({ ...ratio('number of pulses before that of the sample', [0, 400]), lower: 0 }, 0, 1e4),
    FA: angleOfPulse,
    TR: plausibly(decayTime('time from pulse to pulse', [3e-3, 0.02]), 1e-4, 10),
  },
  typical: {
    tissue,
    protocol: Array.from({ length: 16 }, (_, k) => ({ n: 32 * k, FA: (7 * Math.PI) / 180, TR: 6e-3 })),
  },
  signal: perAcquisition((a, { M0, ...rest }, at) =>
    a.mul(M0, a.sin(a.mul(rest.B1, at.FA)), recovered(a, { ...rest, ...at })),
  ),
  demands: [{ of: 'n', says: 'must be a whole number', holds: ({ n }) => Number.isInteger(n) }],
  traps: [
    ...traps,
    'A train of equal pulses has three numbers to tell, its start, its rate and its end: M0, T1, B1 and f cannot all be found from one.',
  ],
});

/**
 * The same by recursion: each acquisition is one pulse of a single train after one inversion, with an angle and a TR of its own.
 *
 *   Mz₁ = −f M0,   Sₖ = Mzₖ sin αₖ,   Mzₖ₊₁ = M0 (1 − E1ₖ) + Mzₖ cos αₖ E1ₖ,   E1ₖ = e^(−TRₖ/T1),   αₖ = B1 · FAₖ
 *
 * Rows stand in the order of the pulses and every pulse is sampled; TRₖ is the time from pulse k to the next one, so that the last
 * one does not matter. Symbols and what is assumed as in {@link irFlash}, which is this train where all pulses are equal.
 *
 * @example
 * ```ts
 * // −1 sin 30°, then with TR = T1 ln 2: Mz = ½ − cos 30°/2
 * const pulse = { FA: Math.PI / 6, TR: Math.LN2 };
 * irFlashTrain.signal(numbers, { M0: 1, T1: 1, B1: 1, f: 1 }, [pulse, pulse]); // ~> [-0.5, 0.0334936490538903]
 * ```
 */
export const irFlashTrain = signalModel({
  name: 'irFlashTrain',
  sequence: 'irFlash',
  title: 'Look-Locker by recursion: pulses of any angle, TR',
  formula:
    'Mz₁ = −f M0,  Sₖ = Mzₖ sin αₖ,  Mzₖ₊₁ = M0 (1 − E1ₖ) + Mzₖ cos αₖ E1ₖ,  E1ₖ = exp(−TRₖ / T1),  αₖ = B1 · FAₖ',
  latex: String.raw`S_k = M_{z,k} \sin\alpha_k,\quad M_{z,1} = -f M_0,\ M_{z,k+1} = M_0 (1 - E_{1,k}) + M_{z,k} \cos\alpha_k\, E_{1,k}`,
  reference,
  parameters,
  settings: { FA: angleOfPulse, TR: plausibly(decayTime('time to the next pulse', [0.02, 0.3]), 1e-4, 10) },
  typical: {
    tissue,
    protocol: Array.from({ length: 24 }, () => ({ FA: (10 * Math.PI) / 180, TR: 0.1 })),
  },
  signal: train,
  traps: [
    ...traps,
    'Rows are the pulses of one train in their order: leaving one out, or changing their order, is another train.',
  ],
});

function train<T>(
  { mul, div, sub, neg, exp, expm1, sin, cos }: Arithmetic<T>,
  { M0, T1, B1, f }: Readonly<Record<keyof typeof parameters, T>>,
  protocol: readonly Readonly<Record<'FA' | 'TR', T>>[],
): T[] {
  let Mz = neg(f);
  return protocol.map(({ FA, TR }) => {
    const [α, exponent, before] = [mul(B1, FA), neg(div(TR, T1)), Mz];
    Mz = sub(mul(before, cos(α), exp(exponent)), expm1(exponent));
    return mul(M0, sin(α), before);
  });
}
