import { decayed } from './decayed.ts';
import { amplitude, decayTime, plausibly, ratio, sampleTime } from './quantity.ts';
import { perAcquisition, signalModel } from './signalModel.ts';

const bids = 'MEGRE';
const atStart = amplitude('signal at TE = 0');
const echoTime = plausibly(sampleTime('echo time', [0, 0.06]), 0, 1);
/** Multi-echo ultrashort echo time: the first echo at 0.14 ms and then every 3.4 ms. */
const sixEchoes = [0.14e-3, 3.54e-3, 6.94e-3, 10.34e-3, 13.74e-3, 17.14e-3].map((TE) => ({ TE }));

const time = (means: string, usual: readonly [number, number]) => plausibly(decayTime(means, usual), 1e-5, 5);

/**
 * T2* decay sampled at several echo times, as by multi-echo ultrashort-echo-time (UTE) imaging.
 *
 *   S(TE) = S0 e^(−TE/T2*)
 *
 * S0 is the signal at TE = 0 (a.u.), T2* the effective transverse relaxation time (s), TE the echo time (s), R2* = 1/T2* (1/s).
 * Where TE counts from (the middle of the excitation pulse or its end) is the protocol's to say; decay during excitation
 * and readout is not in the formula. Both matter below about 1 ms.
 *
 * @example
 * ```ts
 * t2star.signal(numbers, { S0: 2, T2star: 0.01 }, [{ TE: 0 }, { TE: 0.01 }]); // ~> [2, 0.735758882342885]
 * ```
 */
export const t2star = signalModel({
  name: 't2star',
  also: ['UTE', 'mGRE', 'R2*'],
  bids,
  title: 'T2* decay by multi-echo (ultrashort TE) imaging',
  formula: 'S0 · exp(−TE / T2*)',
  latex: String.raw`S_0\, e^{-TE/T_2^*}`,
  reference: 'Robson et al. 2003, J Comput Assist Tomogr 27:825, doi:10.1097/00004728-200311000-00001',
  parameters: { S0: atStart, T2star: time('effective transverse relaxation time', [1e-3, 0.1]) },
  settings: { TE: echoTime },
  typical: { tissue: { S0: 1, T2star: 0.01 }, protocol: sixEchoes },
  signal: perAcquisition((a, { S0, T2star }, { TE }) => a.mul(S0, decayed(a, TE, T2star))),
  derived: {
    R2star: { means: 'effective transverse relaxation rate', unit: '1/s', of: ({ div }, { T2star }) => div(1, T2star) },
  },
  traps: [
    'T2* much shorter than the echo spacing leaves only the first echo: the CoV of T2* grows like T2* exp(second TE/T2*).',
    'Fat in the voxel makes the echoes beat, and a field gradient across it makes the decay non-exponential: both are bias.',
    'An unknown offset (noise floor, long component) is not in this model; it makes T2* several times less certain.',
  ],
});

/**
 * T2* decay to an offset: what stands still over the echoes, as a component that outlives them or a noise floor.
 *
 *   S(TE) = S0 e^(−TE/T2*) + C
 *
 * S0 is the amplitude of what decays (a.u.), T2* its effective transverse relaxation time (s), C the offset (a.u.), TE the
 * echo time (s): the signal is S0 + C at TE = 0 and C long after. C is the same at every echo. That is right for a component
 * of far longer T2*; for the noise floor of magnitude images it is an approximation, of which a Rician noise model needs none.
 *
 * @example
 * ```ts
 * t2starOffset.signal(numbers, { S0: 2, T2star: 0.01, C: 1 }, [{ TE: 0 }, { TE: 0.01 }]); // ~> [3, 2 * Math.exp(-1) + 1]
 * ```
 */
export const t2starOffset = signalModel({
  name: 't2starOffset',
  sequence: 't2star',
  bids,
  title: 'T2* decay to an offset: long component, noise floor',
  formula: 'S0 · exp(−TE / T2*) + C',
  latex: String.raw`S_0\, e^{-TE/T_2^*} + C`,
  reference: 'Ghugre et al. 2006, J Magn Reson Imaging 23:9, doi:10.1002/jmri.20467 (PMC2892961)',
  parameters: {
    S0: amplitude('signal at TE = 0 above the offset'),
    T2star: time('effective transverse relaxation time', [1e-3, 0.03]),
    C: { ...amplitude('offset: the signal long after the decay'), usual: [-1, 50] },
  },
  settings: { TE: echoTime },
  typical: { tissue: { S0: 1, T2star: 5e-3, C: 0.1 }, protocol: sixEchoes },
  signal: perAcquisition((a, { S0, T2star, C }, { TE }) => a.add(a.mul(S0, decayed(a, TE, T2star)), C)),
  derived: {
    R2star: { means: 'effective transverse relaxation rate', unit: '1/s', of: ({ div }, { T2star }) => div(1, T2star) },
  },
  traps: [
    'Two distinct echo times cannot tell an offset from a decay, however often they are repeated.',
    'If the last echo comes before the signal has decayed, the offset and T2* are nearly one unknown: let it be a few T2* late.',
    'The mean of a magnitude image falls to its noise floor gradually, not as a constant added to the decay.',
  ],
});

/**
 * T2* decay of two components, as of bound and free water in tendon, meniscus and cortical bone.
 *
 *   S(TE) = S0 (f e^(−TE/T2short) + (1 − f) e^(−TE/T2long))
 *
 * S0 is the whole signal at TE = 0 (a.u.), f the fraction of it that is of the short component (0 to 1), T2short and T2long
 * the effective transverse relaxation times of both (s), TE the echo time (s). The components do not exchange, precess at the
 * same frequency and have recovered alike: f is a fraction of the signal, and one of the water only where T1 does not weigh.
 *
 * @example
 * ```ts
 * const tissue = { S0: 2, f: 0.5, T2short: 0.001, T2long: 0.01 };
 * t2starBicomponent.signal(numbers, tissue, [{ TE: 0 }, { TE: 0.01 }]); // ~> [2, Math.exp(-10) + Math.exp(-1)]
 * ```
 */
export const t2starBicomponent = signalModel({
  name: 't2starBicomponent',
  sequence: 't2star',
  bids,
  title: 'T2* decay of two components, as in tendon and bone',
  formula: 'S0 · (f · exp(−TE / T2short) + (1 − f) · exp(−TE / T2long))',
  latex: String.raw`S_0 \left(f\, e^{-TE/T_{2,\mathrm{short}}^*} + (1 - f)\, e^{-TE/T_{2,\mathrm{long}}^*}\right)`,
  reference: 'Du et al. 2012, Magn Reson Med 67:645, doi:10.1002/mrm.23047',
  parameters: {
    S0: atStart,
    f: { ...ratio('fraction of the short component at TE = 0', [0.2, 0.9]), lower: 0, upper: 1 },
    T2short: time('effective transverse relaxation time of the short component', [5e-4, 3e-3]),
    T2long: time('effective transverse relaxation time of the long component', [0.01, 0.05]),
  },
  settings: { TE: { ...echoTime, usual: [5e-5, 0.03] } },
  typical: {
    tissue: { S0: 1, f: 0.8, T2short: 1.5e-3, T2long: 0.03 },
    protocol: [0.04, 0.3, 0.6, 0.9, 1.3, 1.8, 2.4, 3.2, 4.5, 6, 8, 11, 15, 20, 25, 30].map((ms) => ({ TE: ms / 1e3 })),
  },
  signal: perAcquisition((a, { S0, f, T2short, T2long }, { TE }) =>
    a.mul(S0, a.add(a.mul(f, decayed(a, TE, T2short)), a.mul(a.sub(1, f), decayed(a, TE, T2long)))),
  ),
  cautions: [
    {
      says: 'T2short is longer than T2long: are the two swapped? f is the fraction of T2short',
      when: ({ T2short, T2long }) => T2short > T2long,
    },
  ],
  traps: [
    'Swapping the two times and f for 1 − f gives the same signal: a bound, being local, speaks of one of the two labelings.',
    'The closer the two times, the less f and they can be told apart; where they are equal nothing is left of them but one decay.',
    'A fraction of 0 or 1 takes all information on the time of the component that is not there.',
    'A first echo later than T2short sees little of the short component: its fraction and time are then nearly one unknown.',
  ],
});
