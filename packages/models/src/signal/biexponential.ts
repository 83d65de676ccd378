import type { Arithmetic } from '@fishergrad/engine';
import { decayed } from './decayed.ts';
import { amplitude, decayTime, plausibly, sampleTime } from './quantity.ts';
import { perAcquisition, signalModel } from './signalModel.ts';

const time = (means: string, usual: readonly [number, number]) => plausibly(decayTime(means, usual), 1e-4, 5);

/** A e^(−TE/T2) */
const component = <T>(a: Arithmetic<T>, A: T, T2: T, TE: T): T => a.mul(A, decayed(a, TE, T2));

/**
 * T2 decay of two pools of water with an amplitude each, as of water in and outside of myelin.
 *
 *   S(TE) = Aa e^(−TE/T2a) + Ab e^(−TE/T2b),   fa = Aa / (Aa + Ab)
 *
 * Aa and Ab are the signals of the two pools at TE = 0 (a.u.), T2a and T2b their transverse relaxation times (s), TE the echo
 * time (s); fa is the fraction of pool a, the myelin water fraction where a is the short one. The pools do not exchange,
 * refocusing is perfect, and there is no offset. What is a and what is b the formula does not say: see the first trap.
 *
 * @example
 * ```ts
 * const tissue = { Aa: 1, T2a: 0.02, Ab: 2, T2b: 0.08 };
 * biexponential.signal(numbers, tissue, [{ TE: 0 }, { TE: 0.08 }]); // ~> [3, Math.exp(-4) + 2 * Math.exp(-1)]
 * ```
 */
export const biexponential = signalModel({
  name: 'biexponential',
  also: ['MWI', 'MWF', 'myelin', 'myelin water imaging'],
  bids: 'MESE',
  title: 'T2 of two pools of water, in and out of myelin',
  formula: 'Aa · exp(−TE / T2a) + Ab · exp(−TE / T2b)',
  latex: String.raw`A_a\, e^{-TE/T_{2a}} + A_b\, e^{-TE/T_{2b}}`,
  reference: 'MacKay et al. 1994, Magn Reson Med 31:673, doi:10.1002/mrm.1910310614',
  parameters: {
    Aa: amplitude('signal of pool a at TE = 0'),
    T2a: time('transverse relaxation time of pool a', [0.01, 0.03]),
    Ab: amplitude('signal of pool b at TE = 0'),
    T2b: time('transverse relaxation time of pool b', [0.07, 0.2]),
  },
  settings: { TE: plausibly(sampleTime('echo time', [0.005, 0.3]), 0, 1) },
  typical: {
    tissue: { Aa: 0.5, T2a: 0.02, Ab: 1.5, T2b: 0.08 },
    protocol: Array.from({ length: 32 }, (_, n) => ({ TE: (n + 1) / 100 })),
  },
  signal: perAcquisition((a, { Aa, T2a, Ab, T2b }, { TE }) =>
    a.add(component(a, Aa, T2a, TE), component(a, Ab, T2b, TE)),
  ),
  derived: {
    fa: { means: 'fraction of pool a', unit: '1', of: ({ div, add }, { Aa, Ab }) => div(Aa, add(Aa, Ab)) },
  },
  traps: [
    'Swapping a and b gives the same signal: a bound, being local, speaks of one of the two labelings, and a fit may end at the other.',
    'The closer the two times, the less the pools can be told apart; where they are equal only the sum of the amplitudes and one time are left.',
    'A pool of small amplitude loses its time first: the SD of T2a grows as 1/Aa.',
    'Stimulated echoes of imperfect refocusing and the noise floor of magnitude images look like a component more.',
    'Such bounds need a high SNR to be reached: below it a fit of two exponentials is biased, and its spread is not that of the bound.',
  ],
});
