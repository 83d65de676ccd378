import { decay, pulse, shiftHalves, type States } from './epg.ts';
import { relativeB1 } from './flipAngle.ts';
import { longerT2 } from './longerT2.ts';
import { equilibrium, longitudinalTime, transverseTime } from './magnetization.ts';
import { angle, nominally, plausibly, ratio, sampleTime } from './quantity.ts';
import { type Shorthand, signalModel } from './signalModel.ts';

const refocusing = nominally(
  plausibly({ ...angle('nominal refocusing angle', [2.2, Math.PI]), lower: 0, upper: 2 * Math.PI }, 0, Math.PI),
  Math.PI,
);
const spacing = plausibly({ ...sampleTime('time from echo to echo', [5e-3, 0.02]), above: true }, 1e-3, 0.1);
const LONGEST = 512;

/** `{ echoes: 32, ESP: 10 ms }` in the place of 32 echo times; `FA` for all where it is not 180°. */
const train: Shorthand<'TE' | 'FA'> = {
  key: 'echoes',
  fields: { echoes: { ...ratio('number of echoes', [4, 32]), lower: 1, upper: LONGEST }, ESP: spacing, FA: refocusing },
  oneOf: [],
  expand: ({ echoes, ESP, FA }) => {
    if (!Number.isInteger(echoes)) throw new RangeError(`echoes must be a whole number, not ${echoes}`);
    return Array.from({ length: Number(echoes) }, (_, k) => ({ TE: (k + 1) * Number(ESP), FA: Number(FA) }));
  },
};

/**
 * T2 by a multi-echo spin-echo (CPMG) train whose refocusing is imperfect, stimulated echoes included: extended phase graph.
 *
 * Row k of the protocol is the k-th echo of one train, evenly spaced: TEₖ = k ESP with ESP = TE₁. The flip angles are B1 · 90°
 * for the excitation and αₖ = B1 FAₖ for the k-th refocusing pulse, ESP/2 before its echo, about the axis along which the
 * excited magnetization lies (CPMG). The gradients dephase by one order in each ESP/2. The states F₊(n), F₋(n), Z(n),
 * n = 1, 3, 5, …, are those just before a pulse, in units of M0 sin(B1 · 90°), and real. At the first pulse
 * F₊(1) = e^(−TE₁/(2 T2)) and the others are 0. Then for each k, with TE₀ = 0, c = cos αₖ, s = sin αₖ, c₂ = cos²(αₖ/2) and
 * s₂ = sin²(αₖ/2):
 *
 *   pulse       F₊ ← c₂F₊ + s₂F₋ + sZ,   F₋ ← s₂F₊ + c₂F₋ − sZ,   Z ← ½s(F₋ − F₊) + cZ      (each n)
 *   sample      Sₖ = M0 sin(B1 · 90°) e^(−(TEₖ − TEₖ₋₁)/(2 T2)) F₋(1)
 *   relaxation  F ← e^(−t/T2) F,   Z ← e^(−t/T1) Z,   t = (TEₖ₊₁ − TEₖ₋₁)/2, which is ESP
 *   dephasing   F₊(n+2) ← F₊(n),   F₋(n) ← F₋(n+2),   F₊(1) ← F₋(1)                         (what each was before)
 *
 * Magnetization that recovers between pulses has even orders at every pulse, so its free induction decay has none of order 0
 * at any echo: counted or dropped, the echoes are the same. With B1 = 1 and FA = 180° this is M0 e^(−TE/T2) exactly.
 *
 * Assumed: hard pulses, one B1 per voxel (no slice profile), on resonance, no diffusion, full recovery before the
 * excitation. M0 is the signal that the whole magnetization at rest would give (a.u.), T1 and T2 are the longitudinal and
 * transverse relaxation time (s), B1 the true flip angle over the nominal one. T1 matters little, by the time that magnetization
 * is stored along z; where it is not mentioned it is 1 s.
 *
 * @example
 * ```ts
 * const perfect = [0.01, 0.02].map((TE) => ({ TE, FA: Math.PI }));
 * multiEchoSpinEcho.signal(numbers, { M0: 1, T2: 0.02, B1: 1, T1: 1 }, perfect); // ~> [0.606530659712633, 0.367879441171442]
 * ```
 */
export const multiEchoSpinEcho = signalModel({
  name: 'multiEchoSpinEcho',
  also: ['MESE', 'MSE', 'CPMG', 'EPG', 'spin echo'],
  bids: 'MESE',
  title: 'T2 by a spin-echo train with imperfect refocusing',
  formula: 'echoes of a CPMG train, M0 · sin(B1 · 90°) · F0 by extended phase graph, refocusing by B1 · FA',
  latex: String.raw`M_0\sin(B_1\,90^\circ)\,F_0(TE),\quad F \leftarrow S\,E(ESP)\,T(B_1\,FA)\,F`,
  reference: 'Hennig 1988, J Magn Reson 78:397, doi:10.1016/0022-2364(88)90128-X',
  parameters: {
    M0: equilibrium,
    T2: transverseTime([0.02, 0.2]),
    B1: { ...relativeB1, usual: [0.7, 0.95] as const },
    T1: nominally(longitudinalTime([0.3, 3]), 1),
  },
  settings: { TE: plausibly({ ...sampleTime('echo time', [5e-3, 0.32]), above: true }, 1e-3, 1), FA: refocusing },
  typical: {
    tissue: { M0: 1, T2: 0.06, B1: 0.85, T1: 1 },
    protocol: Array.from({ length: 16 }, (_, k) => ({ TE: (k + 1) * 0.01, FA: Math.PI })),
    estimate: ['M0', 'T2', 'B1'],
  },
  signal: (a, { M0, T2, B1, T1 }, protocol) => {
    const { mul, sub, div, neg, exp, sin, constant } = a;
    const relaxed = (t: typeof M0, T: typeof M0) => exp(neg(div(mul(0.5, t), T))); // over half of t
    const excited = mul(neg(M0), sin(mul(Math.PI / 2, B1)));
    const zero = constant(0);
    let states: States<typeof M0> = { plus: [relaxed(protocol[0]!.TE, T2)], minus: [zero], z: [zero] };
    return protocol.map(({ TE, FA }, k) => {
      const [last, next] = [protocol[k - 1]?.TE ?? zero, protocol[k + 1]?.TE];
      const turned = pulse(a, states, mul(B1, FA));
      if (next !== undefined) {
        const time = sub(next, last); // twice that from pulse to pulse
        // higher orders come back too late
        states = shiftHalves(a, decay(a, turned, relaxed(time, T1), relaxed(time, T2)), protocol.length - 1 - k);
      }
      return mul(excited, relaxed(sub(TE, last), T2), turned.minus[0]!);
    });
  },
  derived: {
    R2: { means: 'transverse relaxation rate', unit: '1/s', of: ({ div }, { T2 }) => div(1, T2) },
  },
  shorthand: train,
  demands: [
    {
      of: 'TE',
      says: 'must be evenly spaced from the first, as echo k of one train comes at k times the first TE; or write echoes and ESP',
      holds: ({ TE }, k, protocol) => Math.abs(TE - (k + 1) * protocol[0]!.TE) <= 1e-6 * TE,
    },
  ],
  cautions: [longerT2],
  traps: [
    'Where B1 is 1 and FA 180° the signal has no slope in B1: there B1 cannot be estimated, and is best taken as known.',
    'An exponential fit of a train with B1 below 1 takes stimulated echoes for a longer T2.',
    'With FA 180° throughout, B1 and 2 − B1 give the same echoes: a bound is about one of the two, and a fit must choose.',
    'A slice profile spreads the flip angle over the voxel: one B1 does not describe it.',
    'A bound with M0 silently known is too good.',
    'Late echoes of magnitude images lie on a noise floor, which makes T2 too long: use a magnitude noise model.',
  ],
});
