import type { Arithmetic } from '@fishergrad/engine';
import { degrees, flipAngle, relativeB1 } from './flipAngle.ts';
import { equilibrium, longitudinalTime } from './magnetization.ts';
import { decayTime, inCommon, nominally, plausibly, ratio, sampleTime } from './quantity.ts';
import { type Demand, signalModel } from './signalModel.ts';
import { lost, spoiledMz } from './spoiledMz.ts';

type Train<T> = Readonly<Record<'TI' | 'FA' | 'n' | 'TRexc', T>>;
type Tissue<T> = Readonly<Record<'M0' | 'T1' | 'B1' | 'eff', T>>;

/** Magnetization along z as it depends on that before the inversion, m: u + v m, in units of M0. */
interface Longitudinal<T> {
  readonly u: T;
  readonly v: T;
}

/** What a part of the cycle does to it: z ← gained + left z. */
interface Part<T> {
  readonly gained: T;
  readonly left: T;
}

/** It after a part of the cycle. */
const after = <T>({ add, mul }: Arithmetic<T>, { u, v }: Longitudinal<T>, { gained, left }: Part<T>) => ({
  u: add(gained, mul(left, u)),
  v: mul(left, v),
});

/** A time t without pulses. */
function pause<T>({ neg, div, exp, expm1 }: Arithmetic<T>, t: T, T1: T): Part<T> {
  const exponent = neg(div(t, T1));
  return { gained: neg(expm1(exponent)), left: exp(exponent) };
}

/**
 * Half of the pulses of a train, on the way to its own steady state (1 − E1)/(1 − c). What is left to go, c^(n/2), and what is
 * gone, 1 − c^(n/2), are taken from 1 − c where that is small, and exact; elsewhere from c, which may be 0 or negative.
 */
function halfTrain<T>(a: Arithmetic<T>, α: T, pulses: T, TRexc: T, T1: T): Part<T> {
  const { mul, sub, neg, div, exp, expm1, log1p, cos, pow, where } = a;
  const decay = neg(div(TRexc, T1));
  const E1 = exp(decay);
  const c = mul(E1, cos(α));
  const near = sub(c, 0.5);
  // the logarithm of what is not near 1 is left out here too: the slopes of a choice not made must be finite
  const exponent = mul(pulses, log1p(where(near, sub(expm1(decay), mul(lost(a, α), E1)), 0)));
  const left = where(near, exp(exponent), pow(c, pulses));
  const gone = where(near, neg(expm1(exponent)), sub(1, left));
  return { gained: mul(spoiledMz(a, α, TRexc, T1), gone), left };
}

/** From an inversion to the end of the last train, and when that is: what is sampled in the middle of each, and what is left. */
function cycle<T>(a: Arithmetic<T>, { T1, B1, eff }: Tissue<T>, trains: readonly Train<T>[]) {
  let [z, since] = [{ u: a.constant(0), v: a.neg(eff) } as Longitudinal<T>, a.constant(0)];
  const middles = trains.map(({ TI, FA, n, TRexc }) => {
    const [α, pulses] = [a.mul(B1, FA), a.div(n, 2)];
    const [time, half] = [a.mul(pulses, TRexc), halfTrain(a, α, pulses, TRexc, T1)];
    const middle = after(a, after(a, z, pause(a, a.sub(a.sub(TI, time), since), T1)), half);
    [z, since] = [after(a, middle, half), a.add(TI, time)];
    return { ...middle, α };
  });
  return { middles, z, since };
}

/** A nanosecond: trains that follow each other without a pause may overlap by what rounding makes of their times. */
const ROUNDING = 1e-9;
type Row = Readonly<Record<'TI' | 'FA' | 'n' | 'TRexc' | 'TR', number>>;
const start = ({ TI, n, TRexc }: Row): number => TI - (n / 2) * TRexc;
const end = (row: Row | undefined): number => (row ? row.TI + (row.n / 2) * row.TRexc : 0);

const demands: readonly Demand<keyof Row>[] = [
  { of: 'n', says: 'must be even: the sample lies after half of the pulses', holds: ({ n }) => n > 0 && n % 2 === 0 },
  {
    of: 'TI',
    says: 'must be later in each acquisition than in the one before',
    holds: ({ TI }, k, rows) => k === 0 || TI > rows[k - 1]!.TI,
  },
  {
    of: 'TI',
    says: 'must leave room for half of its train, n/2 · TRexc, after the inversion and after the train before',
    holds: (row, k, rows) => start(row) >= end(rows[k - 1]) - ROUNDING,
  },
  { of: 'TR', says: 'must not be shorter than TI + n/2 · TRexc', holds: (row) => row.TR >= end(row) - ROUNDING },
];

/**
 * MP2RAGE: trains of spoiled gradient echoes after an inversion, in the steady state of the cycle. Each acquisition is one
 * train of one cycle, in order of time; there may be any number of them.
 *
 *   S_k = M0 sin α_k z_k,   α_k = B1·FA_k
 *
 * With z = Mz/M0, and m that before the inversion, a cycle is
 *
 *   inversion            z ← −eff m
 *   a time t without     z ← 1 − e^(−t/T1) + z e^(−t/T1)
 *   n/2 pulses of train k  z ← z c^(n/2) + (1 − E1) (1 − c^(n/2))/(1 − c),   c = E1 cos α_k,   E1 = e^(−TRexc_k/T1)
 *
 * where train k begins at TI_k − n_k/2 TRexc_k after the inversion and ends at TI_k + n_k/2 TRexc_k; z_k is z after the first
 * half of its pulses, at TI_k; and from the end of the last train to TR there is no pulse. In the steady state z at TR is m
 * again: as z is always u + v m, m = u/(1 − v) with u and v at TR.
 *
 * M0: signal that the whole magnetization at rest would give (a.u.), decay until the echo is part of it; T1: longitudinal
 * relaxation time (s); B1: true flip angle over FA, 1 where nothing is said; eff: efficiency of the inversion as a
 * factor, Mz → −eff Mz, 1 for a perfect one, 0.96 where nothing is said; TI: time from the inversion to the middle of the train (s); FA: nominal
 * flip angle (rad); n: pulses of a train, even; TRexc: time from one of its pulses to the next (s); TR: time from one
 * inversion to the next (s). Assumed: perfect spoiling; the center of k-space is sampled in the middle of a train, at TI, by
 * the pulse that follows the first n/2 (formulas with n/2 − 1 are about, and sample one TRexc before their TI); the inversion
 * does not depend on B1.
 *
 * @example
 * ```ts
 * const tissue = { M0: 1, T1: 1, B1: 1, eff: 1 };
 * // Pulses so small that they change nothing: inversion recovery at TR, 1 − 2 e^(−TI)/(1 + e^(−TR)), times sin FA.
 * const at = { FA: 1e-9, n: 2, TRexc: 0.01, TR: 2 };
 * const samples = mp2rage.signal(numbers, tissue, [{ ...at, TI: 0.5 }, { ...at, TI: 1.5 }]);
 * samples.map((sample) => sample * 1e9); // ~> [-0.06846086555777, 0.606935213865052]
 * ```
 */
export const mp2rage = signalModel({
  name: 'mp2rage',
  also: ['MPnRAGE'],
  bids: 'MP2RAGE',
  title: 'MP2RAGE: T1 by trains of echoes after an inversion',
  formula:
    'M0 · sin α · z(TI),  α = B1 · FA;  z ← −eff · z at the inversion;  z ← 1 − (1 − z) · exp(−t / T1) without pulses;  z ← z · c^(n/2) + (1 − E1) · (1 − c^(n/2)) / (1 − c) by half a train, c = E1 · cos α, E1 = exp(−TRexc / T1);  z(TR) = z(0)',
  latex: String.raw`M_0 \sin\alpha_k\, z(TI_k),\quad z \leftarrow -\mathit{eff}\, z,\quad z \leftarrow 1 - (1 - z)\, e^{-t/T_1},\quad z \leftarrow z\, c_k^{n/2} + (1 - E_1)\frac{1 - c_k^{n/2}}{1 - c_k},\quad c_k = E_1 \cos\alpha_k,\quad z(TR) = z(0)`,
  reference: 'Marques et al. 2010, NeuroImage 49:1271, doi:10.1016/j.neuroimage.2009.10.002',
  parameters: {
    M0: equilibrium,
    T1: longitudinalTime([0.5, 4]),
    B1: relativeB1,
    eff: nominally(
      plausibly({ ...ratio('inversion factor, Mz → −eff Mz', [0.9, 1]), lower: -1, upper: 1 }, 0.5, 1),
      0.96,
    ),
  },
  settings: {
    TI: plausibly(sampleTime('time from the inversion to the middle of the train', [0.3, 4]), 0, 30),
    FA: flipAngle([degrees(2), degrees(10)]),
    n: { ...ratio('pulses of the train', [60, 300]), lower: 2 },
    TRexc: plausibly(decayTime('time from one pulse of the train to the next', [4e-3, 10e-3]), 1e-3, 0.2),
    TR: inCommon(plausibly(decayTime('time from one inversion to the next', [4, 9]), 0.1, 60)),
  },
  typical: {
    tissue: { M0: 1, T1: 1.3, B1: 1, eff: 0.96 },
    protocol: [
      { TI: 0.7, FA: degrees(4) },
      { TI: 2.5, FA: degrees(5) },
    ].map((at) => ({ ...at, n: 160, TRexc: 7.1e-3, TR: 5 })),
  },
  signal: (a, tissue, protocol) => {
    const { middles, z, since } = cycle(a, tissue, protocol);
    return middles.map(({ u, v, α }, k) => {
      const last = after(a, z, pause(a, a.sub(protocol[k]!.TR, since), tissue.T1)); // of the TR that all share
      const m = a.div(last.u, a.sub(1, last.v));
      return a.mul(tissue.M0, a.sin(α), a.add(u, a.mul(v, m)));
    });
  },
  demands,
  traps: [
    'eff is a factor: −eff Mz is what the inversion leaves. An “inversion efficiency” of 96 % is eff = 0.96 to some and 0.92 to others.',
    'Two trains tell two numbers: with M0 and T1 unknown, B1 and eff must be known; an error of B1 then biases T1, more at high flip angles.',
    'The formula is signed and of each image by itself; the uniform image S1 S2/(S1² + S2²) has a noise of its own and loses M0.',
    'T1 far above or below what the TIs aim at can have the same ratio of signals: a bound, being local, does not see a second solution.',
    'Partial Fourier moves the center of k-space away from the middle of the train: TI must be its time, which needs pulses before and after it to be counted apart.',
  ],
});
