import type { Arithmetic } from '@fishergrad/engine';
import { decay, pulse, recover, shift, type States } from './epg.ts';
import { flipAngle, relativeB1 } from './flipAngle.ts';
import { longerT2 } from './longerT2.ts';
import { equilibrium, longitudinalTime, transverseTime } from './magnetization.ts';
import { decayed } from './decayed.ts';
import { inCommon, plausibly, sampleTime } from './quantity.ts';
import { type Signal, signalModel } from './signalModel.ts';

type Parameter = 'M0' | 'T1' | 'T2' | 'B1';
type Setting = 'FA' | 'TR' | 'TE' | 'TI';

/** The highest order of a truncated train. */
const HIGHEST = 10;

/** Relaxation over a time. */
function wait<T>(a: Arithmetic<T>, states: States<T>, t: T, T1: T, T2: T): States<T> {
  const [E1, E2] = [decayed(a, t, T1), decayed(a, t, T2)];
  return recover(a, decay(a, states, E1, E2), E1);
}

/** The samples of a train that keeps so many orders of those that can come back before its end. */
function train(orders: number): Signal<Parameter, Setting> {
  return (a, { M0, T1, T2, B1 }, protocol) => {
    const { mul, sub, constant } = a;
    const zero = constant(0);
    const E1 = decayed(a, protocol[0]!.TI, T1);
    let states: States<typeof M0> = { plus: [zero], minus: [zero], z: [sub(sub(1, E1), E1)] };
    return protocol.map(({ FA, TR, TE }, k) => {
      const echo = wait(a, pulse(a, states, mul(B1, FA)), TE, T1, T2);
      states = shift(a, wait(a, echo, sub(TR, TE), T1, T2), Math.min(orders, protocol.length - 1 - k));
      return mul(M0, echo.plus[0]!);
    });
  };
}

const of = {
  latex: String.raw`M_0\,F_0(TE_k),\quad F \leftarrow S\,E(TR_k)\,T(B_1\,FA_k)\,F`,
  reference:
    'Jiang et al. 2015, Magn Reson Med 74:1621, doi:10.1002/mrm.25559; its bounds by automatic differentiation: Lee et al. 2019, Magn Reson Med 82:1438, doi:10.1002/mrm.27832',
  parameters: {
    M0: equilibrium,
    T1: longitudinalTime([0.3, 3]),
    T2: transverseTime([0.03, 0.2]),
    B1: { ...relativeB1, usual: [0.8, 1.2] as const },
  },
  settings: {
    FA: flipAngle([Math.PI / 18, Math.PI / 3]),
    TR: plausibly({ ...sampleTime('time from pulse to pulse', [0.011, 0.016]), above: true }, 2e-3, 0.2),
    TE: plausibly(sampleTime('time from pulse to sample', [2e-3, 5e-3]), 0, 0.05),
    TI: inCommon(plausibly(sampleTime('time from the inversion to the first pulse', [0.01, 0.03]), 0, 5)),
  },
  typical: {
    tissue: { M0: 1, T1: 1.38, T2: 0.08, B1: 1 },
    protocol: Array.from({ length: 32 }, (_, k) => ({
      FA: ((10 + 50 * Math.sin(((k % 16) + 1) * (Math.PI / 16)) ** 2) * Math.PI) / 180,
      ...{ TR: 0.013, TE: 0.003, TI: 0.02 },
    })),
  },
  demands: [
    {
      of: 'TE',
      says: 'must not be longer than TR: the sample comes before the next pulse',
      holds: ({ TE, TR }: Readonly<Record<Setting, number>>) => TE <= TR,
    },
  ],
  cautions: [longerT2],
};
const traps = [
  'T1 and B1 act alike at small flip angles, and so do M0 and B1: with B1 unknown T1 is less certain, with a wrong B1 it is wrong.',
  'A slice profile, diffusion between the gradients and magnetization transfer are not in this signal; each biases T1 or T2.',
  'Imperfect inversion is taken as perfect: what it leaves out T1 and M0 take on.',
  'The order of the rows is the order of the pulses: a row moved is another sequence.',
];

/**
 * A fingerprinting train with a gradient after each sample (SSFP-FID, "FISP"): extended phase graph of the orders 0 … 10.
 *
 * A perfect inversion, the time TI, then for each row k a pulse of angle αₖ = B1 FAₖ and phase 90°, the time TEₖ, a sample,
 * the time TRₖ − TEₖ, and a gradient that dephases by one order. The states F₊(n), F₋(n), Z(n), n = 0, 1, 2, …, are in units
 * of M0, and real because every pulse turns about the y axis. Before the first pulse Z(0) = 1 − 2 e^(−TI/T1) and the others
 * are 0. Then for each k, with c = cos αₖ, s = sin αₖ, c₂ = cos²(αₖ/2), s₂ = sin²(αₖ/2):
 *
 *   pulse      F₊ ← c₂F₊ − s₂F₋ + sZ,   F₋ ← −s₂F₊ + c₂F₋ + sZ,   Z ← −½s(F₊ + F₋) + cZ      (each n)
 *   time t     F ← e^(−t/T2) F,   Z ← e^(−t/T1) Z,   and to Z(0) comes 1 − e^(−t/T1)          (t = TEₖ)
 *   sample     Sₖ = M0 F₊(0)
 *   time t     as above                                                                       (t = TRₖ − TEₖ)
 *   dephasing  F₊(n+1) ← F₊(n),   F₋(n) ← F₋(n+1),   F₊(0) ← F₋(1)                           (what each was before)
 *
 * What would come to order 11 is lost, and nothing comes back from there; {@link fingerprintUntruncated} keeps every order.
 *
 * M0: signal that the whole magnetization at rest would give (a.u.); T1, T2: longitudinal and transverse relaxation time (s); B1:
 * true flip angle over FA, 1 where nothing is said; FA: nominal flip angle (rad); TR, TE: times from a pulse to the next and to
 * its sample (s); TI: time from the inversion to the first pulse, one for the whole train (s).
 *
 * Assumed: hard pulses, a gradient that dephases a voxel by whole turns, on resonance, one B1 per voxel, no diffusion.
 *
 * @example
 * ```ts
 * // a pulse of 90° right after the inversion, and one after the same again: −M0, then what recovered, decayed to TE
 * const rows = [0, 1].map(() => ({ FA: Math.PI / 2, TR: 1, TE: 0, TI: 0 }));
 * fingerprint.signal(numbers, { M0: 2, T1: 1, T2: 0.05, B1: 1 }, rows); // ~> [-2, 1.264241117657115]
 * ```
 */
export const fingerprint = signalModel({
  name: 'fingerprint',
  also: ['MRF', 'FISP'],
  title: 'Fingerprint: T1 and T2 by EPG, orders 0 to 10',
  formula:
    'samples of a train, M0 · F0 by extended phase graph of orders 0 … 10: pulse of B1 · FA, TE, sample, TR − TE, shift',
  ...of,
  signal: train(HIGHEST + 1),
  traps: [
    'Orders above 10 are cut off, as programs for dictionaries do: keep them all (fingerprintUntruncated) to see what that costs.',
    ...traps,
  ],
});

/**
 * The same train with every order that can come back: of N pulses, after the n-th min(n, N − n) at most.
 *
 * Formula, units and assumptions are those of {@link fingerprint}, without its highest order. It has about N/40 times as many
 * states to turn.
 *
 * @example
 * ```ts
 * // sin 30° · (1 − 2 e^(−TI/T1)) of the first pulse
 * fingerprintUntruncated.signal(numbers, { M0: 1, T1: 1, T2: 0.1, B1: 1 }, [{ FA: Math.PI / 6, TR: 0.01, TE: 0, TI: 1 }]); // ~> [0.132120558828558]
 * ```
 */
export const fingerprintUntruncated = signalModel({
  name: 'fingerprintUntruncated',
  sequence: 'fingerprint',
  title: 'Fingerprint: T1 and T2 by EPG, every order kept',
  formula:
    'samples of a train, M0 · F0 by extended phase graph of all orders: pulse of B1 · FA, TE, sample, TR − TE, shift',
  ...of,
  signal: train(Infinity),
  traps,
});
