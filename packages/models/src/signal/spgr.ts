import type { Arithmetic } from '@fishergrad/engine';
import { degrees, flipAngle, relativeB1 } from './flipAngle.ts';
import { equilibrium, longitudinalTime } from './magnetization.ts';
import { decayTime, plausibly, sampleTime } from './quantity.ts';
import { perAcquisition, signalModel } from './signalModel.ts';
import { spoiledMz } from './spoiledMz.ts';

const longitudinal = longitudinalTime([0.3, 3]);
const FA = flipAngle([(2 * Math.PI) / 180, (40 * Math.PI) / 180]);
const repetitionTime = plausibly(decayTime('repetition time', [0.005, 0.05]), 1e-3, 10);
const traps = [
  'At small flip angles only M0·B1 and T1·B1² are told: with B1 unknown T1 needs flip angles whose cosine is far from its parabola, and two angles are never enough.',
  'What B1 is wrong by, T1 is wrong by about twice, as T1·B1² is what is measured: a bound with B1 known does not show it.',
  'The formula is of perfect spoiling: with RF spoiling T1 depends on the phase increment, on T2 and on the spoiling moment.',
  'Magnetization transfer by the pulses themselves makes the T1 of tissue depend on their power, and so on the flip angles chosen.',
  'A slice profile is many flip angles at once: the formula is of a thick slab or the middle of a slice.',
];

/** M0 sin α (1 − E1) / (1 − E1 cos α),  α = B1·FA,  E1 = e^(−TR/T1) */
function spoiled<T>(a: Arithmetic<T>, tissue: Readonly<Record<'M0' | 'T1' | 'B1', T>>, at: { FA: T; TR: T }): T {
  const α = a.mul(tissue.B1, at.FA);
  return a.mul(tissue.M0, a.sin(α), spoiledMz(a, α, at.TR, tissue.T1));
}

/**
 * Spoiled gradient echo in the steady state, with its decay until the echo.
 *
 *   S = M0 sin α (1 − E1) / (1 − E1 cos α) · e^(−TE/T2*),   α = B1·FA,   E1 = e^(−TR/T1)
 *
 * M0: signal that the whole magnetization at rest would give (a.u.); T1: longitudinal relaxation time (s); T2*: effective
 * transverse relaxation time (s); FA: nominal flip angle (rad); B1: true flip angle over FA, 1 where nothing is said; TR:
 * repetition time (s); TE: echo time, from the middle of the pulse (s). Assumed: the steady state is reached, no transverse
 * magnetization is left at the next pulse (perfect spoiling), all spins of a voxel see one flip angle. The signal is largest
 * at the Ernst angle, cos α = E1.
 *
 * @example
 * ```ts
 * const tissue = { M0: 1, T1: 1, B1: 1, T2star: 0.05 };
 * spgr.signal(numbers, tissue, [{ FA: Math.PI / 2, TR: Math.LN2, TE: 0 }]); // ~> [0.5]
 * ```
 */
export const spgr = signalModel({
  name: 'spgr',
  also: ['FLASH', 'T1-FFE'],
  bids: 'VFA',
  title: 'Spoiled gradient echo (SPGR), steady state',
  formula: 'M0 · sin α · (1 − E1) / (1 − E1 · cos α) · exp(−TE / T2*),  α = B1 · FA,  E1 = exp(−TR / T1)',
  latex: String.raw`M_0 \sin\alpha\,\frac{1 - E_1}{1 - E_1\cos\alpha}\, e^{-TE/T_2^*},\quad \alpha = B_1\,FA,\ E_1 = e^{-TR/T_1}`,
  reference: 'Ernst & Anderson 1966, Rev Sci Instrum 37:93, doi:10.1063/1.1719961',
  parameters: {
    M0: equilibrium,
    T1: longitudinal,
    B1: relativeB1,
    T2star: plausibly(decayTime('effective transverse relaxation time', [5e-3, 0.1]), 1e-5, 5),
  },
  settings: { FA, TR: repetitionTime, TE: plausibly(sampleTime('echo time', [0, 0.03]), 0, 1) },
  typical: {
    tissue: { M0: 1, T1: 1, B1: 1, T2star: 0.05 },
    protocol: [4, 12, 30].flatMap((angle) =>
      [2.3e-3, 9.2e-3, 18.4e-3].map((TE) => ({ FA: degrees(angle), TR: 0.025, TE })),
    ),
  },
  signal: perAcquisition((a, tissue, at) => a.mul(spoiled(a, tissue, at), a.exp(a.neg(a.div(at.TE, tissue.T2star))))),
  demands: [{ of: 'TE', says: 'must not be longer than TR', holds: ({ TE, TR }) => TE <= TR }],
  traps: ['With a single TE M0 and T2* are one number; T1 alone can still be found.', ...traps],
});

/**
 * Variable flip angles (DESPOT1): spoiled gradient echoes in the steady state, all at one short echo time.
 *
 *   S = M0 sin α (1 − E1) / (1 − E1 cos α),   α = B1·FA,   E1 = e^(−TR/T1)
 *
 * M0: signal that the whole magnetization at rest would give at this echo time (a.u.): e^(−TE/T2*) is part of it; T1:
 * longitudinal relaxation time (s); FA: nominal flip angle (rad); B1: true flip angle over FA, 1 where nothing is said; TR:
 * repetition time (s). Assumed: the steady state is reached, no transverse magnetization is left at the next pulse (perfect
 * spoiling), all spins of a voxel see one flip angle.
 *
 * The two best angles for T1 give 1/√2 of the largest signal, that of the Ernst angle α_E, cos α_E = E1:
 * tan(α/2) = (√2 ∓ 1) tan(α_E/2), at every TR/T1.
 *
 * @example
 * ```ts
 * vfa.signal(numbers, { M0: 1, T1: 1, B1: 1 }, [{ FA: Math.PI / 3, TR: Math.LN2 }]); // ~> [0.577350269189626]
 * ```
 */
export const vfa = signalModel({
  name: 'vfa',
  also: ['DESPOT1'],
  sequence: 'spgr',
  bids: 'VFA',
  title: 'Variable flip angles: T1 by spoiled gradient echoes',
  formula: 'M0 · sin α · (1 − E1) / (1 − E1 · cos α),  α = B1 · FA,  E1 = exp(−TR / T1)',
  latex: String.raw`M_0 \sin\alpha\,\frac{1 - E_1}{1 - E_1\cos\alpha},\quad \alpha = B_1\,FA,\ E_1 = e^{-TR/T_1}`,
  reference: 'Deoni et al. 2003, Magn Reson Med 49:515, doi:10.1002/mrm.10407',
  parameters: { M0: equilibrium, T1: longitudinal, B1: relativeB1 },
  settings: { FA, TR: repetitionTime },
  typical: {
    tissue: { M0: 1, T1: 1, B1: 1 },
    protocol: [3, 8, 16, 40].map((angle) => ({ FA: degrees(angle), TR: 0.015 })),
  },
  signal: perAcquisition((a, tissue, at) => spoiled(a, tissue, at)),
  traps,
});
