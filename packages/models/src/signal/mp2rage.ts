import type { Arithmetic } from '@fishergrad/engine';
import { flipAngle, relativeB1 } from './flipAngle.ts';
import { amplitude, decayTime, inCommon, nominally, plausibly, ratio, sampleTime } from './quantity.ts';
import { type Demand, signalModel } from './signalModel.ts';
import { lost, spoiledMz } from './spoiledMz.ts';

const degrees = (angle: number): number => (angle * Math.PI) / 180;

type Train<T> = Readonly<Record<'TI' | 'FA' | 'n' | 'TRexc', T>>;
type Tissue<T> = Readonly<Record<'M0' | 'T1' | 'B1' | 'eff', T>>;

/** Magnetization along z as it depends on that before the inversion, m: u + v m, in units of M0. */
interface Longitudinal<T> {
  readonly u: T;
  readonly v: T;
}

/** After a time t without pulses. */
function recovered<T>(a: Arithmetic<T>, { u, v }: Longitudinal<T>, t: T, T1: T): Longitudinal<T> {
  const exponent = a.neg(a.div(t, T1));
  const E = a.exp(exponent);
  return { u: a.sub(a.mul(E, u), a.expm1(exponent)), v: a.mul(E, v) };
}

/**
 * After half of the pulses of a train, on the way to its own steady state (1 − E1)/(1 − c). What is left to go, c^(n/2), and
 * what is gone, 1 − c^(n/2), are taken from 1 − c, which is small and exact, unless the pulses turn over and c is negative.
 */
function halved<T>(a: Arithmetic<T>, { u, v }: Longitudinal<T>, { T1, B1 }: Tissue<T>, at: Train<T>): Longitudinal<T> {
  const { add, mul, sub, neg, div, exp, expm1, log1p, cos, pow, where } = a;
  const [α, decay, pulses] = [mul(B1, at.FA), neg(div(at.TRexc, T1)), div(at.n, 2)];
  const E1 = exp(decay);
  const c = mul(E1, cos(α));
  const exponent = mul(pulses, log1p(sub(expm1(decay), mul(lost(a, α), E1))));
  const left = where(c, exp(exponent), pow(c, pulses));
  const gone = where(c, neg(expm1(exponent)), sub(1, left));
  return { u: add(mul(spoiledMz(a, α, at.TRexc, T1), gone), mul(left, u)), v: mul(left, v) };
}

/** From one inversion to the next: what is sampled in the middle of each train, and what the next inversion finds. */
function cycle<T>(a: Arithmetic<T>, tissue: Tissue<T>, trains: readonly (Train<T> & { readonly TR: T })[]) {
  let [z, since] = [{ u: a.constant(0), v: a.neg(tissue.eff) } as Longitudinal<T>, a.constant(0)];
  const middles = trains.map((at) => {
    const half = a.div(a.mul(at.n, at.TRexc), 2);
    const middle = halved(a, recovered(a, z, a.sub(a.sub(at.TI, half), since), tissue.T1), tissue, at);
    [z, since] = [halved(a, middle, tissue, at), a.add(at.TI, half)];
    return middle;
  });
  return { middles, last: recovered(a, z, a.sub(trains[0]!.TR, since), tissue.T1) };
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
 * relaxation time (s); B1: true flip angle over FA, 1 where nothing is said; eff: efficiency of the inversion, Mz → −eff Mz,
 * 1 for a perfect one, 0.96 where nothing is said; TI: time from the inversion to the middle of the train (s); FA: nominal
 * flip angle (rad); n: pulses of a train, even; TRexc: time from one of its pulses to the next (s); TR: time from one
 * inversion to the next (s). Assumed: perfect spoiling; the center of k-space is sampled in the middle of a train, after n/2
 * pulses, as by the authors' second equation and program (their first equation has n/2 − 1); the inversion does not depend
 * on B1.
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
  bids: 'MP2RAGE',
  title: 'MP2RAGE: two or more gradient-echo trains after one inversion, T1 of the brain',
  formula:
    'M0 · sin α · z(TI),  α = B1 · FA;  z ← −eff · z at the inversion;  z ← 1 − (1 − z) · exp(−t / T1) without pulses;  z ← z · c^(n/2) + (1 − E1) · (1 − c^(n/2)) / (1 − c) by half a train, c = E1 · cos α, E1 = exp(−TRexc / T1);  z(TR) = z(0)',
  latex: String.raw`M_0 \sin\alpha_k\, z(TI_k),\quad z \leftarrow -\mathit{eff}\, z,\quad z \leftarrow 1 - (1 - z)\, e^{-t/T_1},\quad z \leftarrow z\, c_k^{n/2} + (1 - E_1)\frac{1 - c_k^{n/2}}{1 - c_k},\quad c_k = E_1 \cos\alpha_k,\quad z(TR) = z(0)`,
  reference: 'Marques et al. 2010, NeuroImage 49:1271, doi:10.1016/j.neuroimage.2009.10.002',
  parameters: {
    M0: amplitude('signal of the whole longitudinal magnetization at rest'),
    T1: plausibly(decayTime('longitudinal relaxation time', [0.5, 4]), 0.01, 30),
    B1: relativeB1,
    eff: nominally(
      plausibly({ ...ratio('efficiency of the inversion, Mz to −eff Mz', [0.9, 1]), lower: -1, upper: 1 }, 0.5, 1),
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
    const { middles, last } = cycle(a, tissue, protocol);
    const m = a.div(last.u, a.sub(1, last.v));
    return middles.map(({ u, v }, k) => {
      const α = a.mul(tissue.B1, protocol[k]!.FA);
      return a.mul(tissue.M0, a.sin(α), a.add(u, a.mul(v, m)));
    });
  },
  demands,
  traps: [
    'Two trains tell two numbers: with M0 and T1 unknown, B1 and eff must be known; an error of B1 then biases T1, more at high flip angles.',
    'The formula is signed and of two images; the uniform image S1 S2/(S1² + S2²) has a noise of its own and loses M0.',
    'T1 far above or below what the TIs aim at can have the same ratio of signals: a bound, being local, does not see a second solution.',
    'Partial Fourier moves the center of k-space away from the middle of the train: TI must be its time, which needs pulses before and after it to be counted apart.',
  ],
});
