import { decayed } from './decayed.ts';
import { amplitude, decayTime, plausibly, sampleTime } from './quantity.ts';
import { perAcquisition, signalModel } from './signalModel.ts';

const bids = 'MESE';
const reference = 'Meiboom & Gill 1958, Rev Sci Instrum 29:688, doi:10.1063/1.1716296';
const atStart = amplitude('signal at TE = 0');
const settings = { TE: plausibly(sampleTime('echo time', [0.005, 0.2]), 0, 1) };
/** Eight echoes, 10 ms apart. */
const protocol = [1, 2, 3, 4, 5, 6, 7, 8].map((n) => ({ TE: n / 100 }));
const traps = [
  'Imperfect refocusing (B1, slice profile) adds stimulated echoes, which make T2 look longer: then an echo train needs its own model.',
  'With a spacing of a few T2 only the first echo is left; with echoes that end long before T2 the decay is hardly seen.',
  'Late echoes of magnitude images lie on a noise floor, which makes T2 too long: use a magnitude noise model.',
  'Diffusion through field gradients between the pulses, and exchange, make T2 depend on the echo spacing.',
];

/**
 * T2 decay by a train of spin echoes (Carr, Purcell, Meiboom and Gill).
 *
 *   S(TE) = S0 e^(−TE/T2)
 *
 * S0 is the signal at TE = 0 (a.u.), T2 the transverse relaxation time (s), TE the time of the echo since the excitation (s).
 * Every refocusing pulse is a perfect 180°, so that no stimulated echo mixes T1 in; one pool of water, no offset. Each
 * sample may be an echo of one train or of an acquisition of its own.
 *
 * @example
 * ```ts
 * t2.signal(numbers, { S0: 2, T2: 0.05 }, [{ TE: 0 }, { TE: 0.05 }]); // ~> [2, 2 * Math.exp(-1)]
 * ```
 */
export const t2 = signalModel({
  name: 't2',
  also: ['CPMG', 'MSE'],
  bids,
  title: 'T2 decay by spin echoes with perfect refocusing',
  formula: 'S0 · exp(−TE / T2)',
  latex: String.raw`S_0\, e^{-TE/T_2}`,
  reference,
  parameters: { S0: atStart, T2: plausibly(decayTime('transverse relaxation time', [0.02, 0.2]), 1e-4, 5) },
  settings,
  typical: { tissue: { S0: 1, T2: 0.05 }, protocol },
  signal: perAcquisition((a, { S0, T2 }, { TE }) => a.mul(S0, decayed(a, TE, T2))),
  derived: { R2: { means: 'transverse relaxation rate', unit: '1/s', of: ({ div }, { T2 }) => div(1, T2) } },
  traps,
});

/**
 * The same decay with its rate as a parameter, in which concentrations of contrast agents and of iron are linear.
 *
 *   S(TE) = S0 e^(−TE R2),   T2 = 1/R2
 *
 * S0 is the signal at TE = 0 (a.u.), R2 the transverse relaxation rate (1/s), TE the time of the echo since the excitation
 * (s); assumed is what {@link t2} assumes. The relative SD of R2 is that of T2.
 *
 * @example
 * ```ts
 * t2Rate.signal(numbers, { S0: 2, R2: 20 }, [{ TE: 0 }, { TE: 0.05 }]); // ~> [2, 2 * Math.exp(-1)]
 * ```
 */
export const t2Rate = signalModel({
  name: 't2Rate',
  sequence: 't2',
  bids,
  title: 'T2 decay by spin echoes, written in the rate R2',
  formula: 'S0 · exp(−TE · R2)',
  latex: String.raw`S_0\, e^{-TE\, R_2}`,
  reference,
  parameters: {
    S0: atStart,
    R2: plausibly({ ...decayTime('transverse relaxation rate', [5, 50]), unit: '1/s' }, 0.1, 1e4),
  },
  settings,
  typical: { tissue: { S0: 1, R2: 20 }, protocol },
  signal: perAcquisition(({ mul, exp, neg }, { S0, R2 }, { TE }) => mul(S0, exp(neg(mul(TE, R2))))),
  derived: { T2: { means: 'transverse relaxation time', unit: 's', of: ({ div }, { R2 }) => div(1, R2) } },
  traps,
});
