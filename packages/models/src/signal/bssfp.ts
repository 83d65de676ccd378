import { type Arithmetic, type Complex, complexOver } from '@fishergrad/engine';
import { degrees, flipAngle, relativeB1 } from './flipAngle.ts';
import { longerT2 } from './longerT2.ts';
import { equilibrium, longitudinalTime, transverseTime } from './magnetization.ts';
import { decayed } from './decayed.ts';
import { angle, decayTime, frequency, plausibly, sampleTime } from './quantity.ts';
import { perAcquisition, signalModel } from './signalModel.ts';
import { leftOver, lost } from './spoiledMz.ts';

const longitudinal = longitudinalTime([0.3, 3]);
const transverse = transverseTime([0.03, 0.2]);
const settings = {
  FA: flipAngle([degrees(10), degrees(70)]),
  TR: plausibly(decayTime('repetition time', [3e-3, 10e-3]), 5e-4, 1),
};
const traps = [
  'Magnetization transfer lowers the signal of tissue at high flip angles and short TR: T2 is then biased by more than its bound.',
  'The formula is of the steady state, which takes several T1 or a preparation to reach.',
  'An error of a B1 that is taken as known is bias in T1 and T2, which no bound shows; a slice profile is many flip angles at once.',
  'Pulses are taken to last no time: where they fill much of TR, less transverse relaxation goes on than E2 says, and T2 is biased.',
];

/**
 * Balanced steady-state free precession on resonance, with the phase of the pulses alternating by 180°, halfway between two.
 *
 *   S = M0 sin α (1 − E1) √E2 / (1 − (E1 − E2) cos α − E1 E2),   α = B1·FA,   E1 = e^(−TR/T1),   E2 = e^(−TR/T2)
 *
 * M0: signal that the whole magnetization at rest would give (a.u.); T1, T2: longitudinal and transverse relaxation time
 * (s); FA: nominal flip angle (rad); B1: true flip angle over FA, 1 where nothing is said; TR: repetition time (s), the echo
 * at TR/2, hence √E2. Assumed: the steady state is reached; no off-resonance (with pulses of one phase: by half a turn per
 * TR); no magnetization transfer.
 *
 * At one TR the signal depends on M0, T1 and T2 by two numbers only, for
 * S = M′ sin α / (1 − q cos α) with q = (E1 − E2)/(1 − E1 E2) and M′ = M0 (1 − E1) √E2/(1 − E1 E2).
 *
 * @example
 * ```ts
 * const tissue = { M0: 1, T1: 1 / Math.LN2, T2: 1 / Math.log(4), B1: 1 };
 * bssfp.signal(numbers, tissue, [{ FA: Math.PI / 2, TR: 1 }]); // ~> [0.285714285714286]
 * ```
 */
export const bssfp = signalModel({
  name: 'bssfp',
  also: ['DESPOT2', 'TrueFISP', 'FIESTA'],
  bids: 'VFA',
  title: 'Balanced SSFP on resonance: T2 with T1 known',
  formula:
    'M0 · sin α · (1 − E1) · √E2 / (1 − (E1 − E2) · cos α − E1 · E2),  α = B1 · FA,  E1 = exp(−TR / T1),  E2 = exp(−TR / T2)',
  latex: String.raw`M_0 \sin\alpha\,\frac{(1 - E_1)\sqrt{E_2}}{1 - (E_1 - E_2)\cos\alpha - E_1 E_2},\quad \alpha = B_1\,FA,\ E_{1,2} = e^{-TR/T_{1,2}}`,
  reference: 'Deoni et al. 2003, Magn Reson Med 49:515, doi:10.1002/mrm.10407',
  parameters: { M0: equilibrium, T1: longitudinal, T2: transverse, B1: relativeB1 },
  settings,
  typical: {
    tissue: { M0: 1, T1: 1, T2: 0.08, B1: 1 },
    protocol: [15, 65].map((x) => ({ FA: degrees(x), TR: 5e-3 })),
    estimate: ['M0', 'T2'],
  },
  signal: perAcquisition((a, { M0, T1, T2, B1 }, { FA, TR }) => {
    const { add, mul, sub, div, sqrt, sin, cos } = a;
    const [α, E2] = [mul(B1, FA), decayed(a, TR, T2)];
    // The denominator over 1 − E1, which leaves T1 in one place and no difference of near numbers.
    const N = add(1, mul(E2, cos(α)), mul(lost(a, α), sub(1, E2), leftOver(a, TR, T1)));
    return div(mul(M0, sin(α), sqrt(E2)), N);
  }),
  cautions: [longerT2],
  traps: [
    'At one TR M0, T1 and T2 are two numbers, whatever the flip angles: T1 must be known (as from spoiled echoes), or TR varied.',
    'Off-resonance moves the signal toward its dark bands, half a turn per TR away: where the field is not known to be flat, use bssfpComplex.',
    ...traps,
  ],
});

type ComplexTissue<T> = Readonly<Record<'M0' | 'T1' | 'T2' | 'df' | 'phi' | 'B1', T>>;
type ComplexSetting<T> = Readonly<Record<'FA' | 'TR' | 'TE' | 'dphi', T>>;

/**
 * Balanced steady-state free precession off resonance, complex, with a phase increment of the pulses.
 *
 *   S = M0 e^(i phi) e^(−TE/T2) e^(iθ TE/TR) · i sin α (1 − E1) (1 − E2 e^(−iφ)) / D
 *   D = (1 − E1 cos α) (1 − E2 cos φ) − E2 (E1 − cos α) (E2 − cos φ)
 *   θ = 2π df TR,   φ = θ + dphi,   α = B1·FA,   E1 = e^(−TR/T1),   E2 = e^(−TR/T2)
 *
 * M0: signal that the whole magnetization at rest would give (a.u.); T1, T2: longitudinal and transverse relaxation time
 * (s); df: off-resonance, the frequency of the precession in the frame of the pulses (Hz); phi: phase of the receiver (rad);
 * FA: nominal flip angle (rad); B1: true flip angle over FA, 1 where nothing is said; TR: repetition time (s); TE: echo time
 * from the middle of the pulse (s); dphi: RF phase increment (rad). Signs: the precession is by e^(+i 2π df t), a pulse along
 * x turns z to +y, and dphi adds to the precession of a TR, as pulses whose phase falls by dphi each time do; S is in the
 * frame of the last pulse. Assumed: the steady state is reached; one frequency in the voxel; no magnetization transfer.
 *
 * With df = 0, dphi = π, TE = TR/2 and phi = −π/2 it is real, and that of `bssfp`.
 *
 * @example
 * ```ts
 * const tissue = { M0: 1, T1: 1 / Math.LN2, T2: 1 / Math.log(4), df: 0, phi: -Math.PI / 2, B1: 1 };
 * const [sample] = bssfpComplex.signal(numbers, tissue, [{ FA: Math.PI / 2, TR: 1, TE: 0.5, dphi: Math.PI }]);
 * (sample as Complex<number>).re; // ~> 0.285714285714286
 * ```
 */
export const bssfpComplex = signalModel({
  name: 'bssfpComplex',
  also: ['PLANET', 'LORE'],
  sequence: 'bssfp',
  title: 'Phase-cycled bSSFP, complex: T1, T2, field, phase',
  formula:
    'M0 · exp(i · (phi + θ · TE / TR) − TE / T2) · i · sin α · (1 − E1) · (1 − E2 · exp(−i φ)) / ((1 − E1 · cos α) · (1 − E2 · cos φ) − E2 · (E1 − cos α) · (E2 − cos φ)),  θ = 2π · df · TR,  φ = θ + dphi,  α = B1 · FA,  E1 = exp(−TR / T1),  E2 = exp(−TR / T2)',
  latex: String.raw`M_0\, e^{i\varphi_0 - TE/T_2 + i\theta\,TE/TR}\, \frac{i \sin\alpha\,(1 - E_1)(1 - E_2 e^{-i\varphi})}{(1 - E_1\cos\alpha)(1 - E_2\cos\varphi) - E_2 (E_1 - \cos\alpha)(E_2 - \cos\varphi)},\quad \theta = 2\pi\,df\,TR,\ \varphi = \theta + d\varphi,\ \alpha = B_1\,FA`,
  reference: 'Björk et al. 2014, Magn Reson Med 72:880, doi:10.1002/mrm.24986',
  parameters: {
    M0: equilibrium,
    T1: longitudinal,
    T2: transverse,
    df: plausibly(frequency('frequency offset', [-80, 80]), -2000, 2000),
    phi: angle('phase of the receiver', [-Math.PI, Math.PI]),
    B1: relativeB1,
  },
  settings: {
    ...settings,
    TE: plausibly(sampleTime('echo time', [1e-3, 5e-3]), 0, 1),
    dphi: angle('phase increment of the pulses', [0, 2 * Math.PI]),
  },
  typical: {
    tissue: { M0: 1, T1: 1, T2: 0.08, df: 20, phi: Math.PI / 6, B1: 1 },
    protocol: [20, 60].flatMap((x) =>
      [0, 90, 180, 270].map((turn) => ({ FA: degrees(x), TR: 5e-3, TE: 2.5e-3, dphi: degrees(turn) })),
    ),
  },
  signal: (a, tissue, protocol) => protocol.map((at) => precessing(a, tissue, at)),
  demands: [{ of: 'TE', says: 'must not be longer than TR', holds: ({ TE, TR }) => TE <= TR }],
  cautions: [longerT2],
  traps: [
    'T1 and T2 of phase cycles at one flip angle are hard to tell apart: their bounds are large at ordinary SNR.',
    'df and df + 1/TR differ by the phase at the echo only: a bound, being local, does not see that a fit may choose the wrong one.',
    ...traps,
  ],
});

function precessing<T>(
  a: Arithmetic<T>,
  tissue: ComplexTissue<T>,
  { FA, TR, TE, dphi }: ComplexSetting<T>,
): Complex<T> {
  const { mul, add, div, sin } = a;
  const { M0, T1, T2, df, phi, B1 } = tissue;
  const [α, E2] = [mul(B1, FA), decayed(a, TR, T2)];
  const φ = add(mul(df, TR, 2 * Math.PI), dphi);
  const size = div(mul(M0, decayed(a, TE, T2), sin(α)), below(a, α, E2, φ, leftOver(a, TR, T1)));
  const ψ = add(phi, mul(df, TE, 2 * Math.PI), Math.PI / 2); // with the quarter turn of the factor i
  const { mul: times, polar, sub: minus } = complexOver(a);
  return times(polar(size, ψ), minus(1, polar(E2, a.neg(φ))));
}

/**
 * D/(1 − E1) = 1 + E2² cos α − E2 (1 + cos α) cos φ + (1 − cos α)(1 − E2²) E1/(1 − E1), which leaves T1 in one place and no
 * difference of near numbers.
 */
function below<T>(a: Arithmetic<T>, α: T, E2: T, φ: T, left: T): T {
  const { add, mul, sub, cos } = a;
  const squared = mul(E2, E2);
  const turning = sub(mul(squared, cos(α)), mul(E2, add(1, cos(α)), cos(φ)));
  return add(1, turning, mul(lost(a, α), sub(1, squared), left));
}
