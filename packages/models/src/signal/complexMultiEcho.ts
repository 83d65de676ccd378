import { complexOver } from '@fishergrad/engine';
import { amplitude, angle, decayTime, frequency, plausibly, sampleTime } from './quantity.ts';
import { signalModel } from './signalModel.ts';

/**
 * Complex gradient echoes of a single species: T2* and the field map from the same data.
 *
 *   S(TE) = S0 e^(−TE/T2*) e^(i (φ + 2π Δf TE))
 *
 * S0: size of the signal at TE = 0 (a.u.); T2*: effective transverse relaxation time (s); φ (`phi`): its phase at TE = 0 (rad);
 * Δf (`df`): how far it resonates above the demodulation frequency (Hz), so that a positive Δf turns the phase forward; TE:
 * echo time (s). A sample is complex and measured in two real channels.
 *
 * Size and phase do not disturb each other: with the same noise in both channels, F is block diagonal in (S0, T2*) and
 * (φ, Δf), and a field map costs T2* nothing. Assumed: one species (no fat), one frequency within the voxel beyond what T2*
 * describes, and a phase that grows linearly in TE (no eddy currents, no alternating readout polarity).
 *
 * @example
 * ```ts
 * // a quarter of a turn after 10 ms at 25 Hz
 * const [{ re, im }] = complexMultiEcho.signal(numbers, { S0: 2, T2star: 0.01, phi: 0, df: 25 }, [{ TE: 0.01 }]);
 * [re + 1, im]; // ~> [1, 0.735758882342885]
 * ```
 */
export const complexMultiEcho = signalModel({
  name: 'complexMultiEcho',
  also: ['B0', 'B0 map', 'fieldmap'],
  bids: 'MEGRE',
  title: 'Complex gradient echoes: T2* and a field map',
  formula: 'S0 · exp(−TE / T2*) · exp(i (phi + 2π df TE))',
  latex: String.raw`S_0\, e^{-TE/T_2^*}\, e^{i(\varphi + 2\pi\,\Delta f\,TE)}`,
  reference:
    'Yu et al. 2007, J Magn Reson Imaging 26:1153, doi:10.1002/jmri.21090 (its water alone); exact bounds without decay: Rife & Boorstyn 1974, IEEE Trans Inf Theory 20:591, doi:10.1109/TIT.1974.1055282',
  parameters: {
    S0: amplitude('signal at TE = 0'),
    T2star: plausibly(decayTime('effective transverse relaxation time', [2e-3, 0.1]), 1e-5, 5),
    phi: angle('phase at TE = 0', [-Math.PI, Math.PI]),
    df: plausibly(frequency('frequency offset', [-100, 100]), -5000, 5000),
  },
  settings: { TE: plausibly(sampleTime('echo time', [0, 0.06]), 0, 1) },
  typical: {
    tissue: { S0: 1, T2star: 0.03, phi: Math.PI / 6, df: 25 },
    protocol: [2, 6, 10, 14, 18, 22, 26, 30].map((TE) => ({ TE: TE / 1e3 })),
  },
  signal: (a, { S0, T2star, phi, df }, protocol) =>
    protocol.map(({ TE }) =>
      complexOver(a).polar(a.mul(S0, a.exp(a.neg(a.div(TE, T2star)))), a.add(phi, a.mul(df, TE, 2 * Math.PI))),
    ),
  derived: {
    R2star: { means: 'effective transverse relaxation rate', unit: '1/s', of: ({ div }, { T2star }) => div(1, T2star) },
  },
  traps: [
    'Echoes spaced by ΔTE cannot tell Δf from Δf + 1/ΔTE: a bound is local and does not see such a wrap.',
    'σ is the SD of one channel, real or imaginary; the total SD of the complex noise is √2 times larger.',
    'Fat beats against water: what it does to the phase is no field, and what it does to the size is no decay.',
  ],
});
