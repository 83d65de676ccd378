import { type Arithmetic, type Complex, complexOver } from '@fishergrad/engine';
import { lengthOf } from './lengthOf.ts';
import { amplitude, angle, frequency, inCommon, nominally, plausibly, type Quantity, sampleTime } from './quantity.ts';
import { type Derived, signalModel } from './signalModel.ts';

/** Of the proton, γ/2π (Hz/T). */
const GYROMAGNETIC_RATIO = 42.577478518e6;
/** 2π γ̄ of a millionth of the field (rad/(s T)). */
const PER_PPM = 2e-6 * Math.PI * GYROMAGNETIC_RATIO;
/** Six peaks of fat: shift from water (ppm), amplitude (‰). As rounded where they were published, these sum to 999. */
const PEAKS = [
  [-3.8, 87],
  [-3.4, 693],
  [-2.6, 128],
  [-1.94, 4],
  [-0.39, 39],
  [0.6, 48],
] as const;
/** Fat of a single peak at −3.4 ppm and 1.5 T (Hz). */
const SHIFT = -217;

const sequence = 'waterFat';
const reference =
  'Yu et al. 2008, Magn Reson Med 60:1122, doi:10.1002/mrm.21737; peaks of the ISMRM fat–water toolbox: Hu et al. 2012, Magn Reson Med 68:378, doi:10.1002/mrm.24369 (another spectrum, of liver fat: Hamilton et al. 2011, NMR Biomed 24:784, doi:10.1002/nbm.1622)';

const echoTime = plausibly(sampleTime('echo time', [0, 0.015]), 0, 1);
const field: Quantity = {
  ...{ means: 'main magnetic field', unit: 'T', lower: 0, above: true, upper: Infinity },
  ...{ usual: [1, 7], plausible: [0.01, 20] },
};
const shared = {
  df: plausibly(frequency('frequency offset of water', [-100, 100]), -5000, 5000),
  R2star: plausibly(
    { ...frequency('effective transverse relaxation rate of both', [5, 100]), unit: '1/s', lower: 0 },
    0,
    5000,
  ),
};
const parts = {
  Wr: amplitude('water at TE = 0, real part'),
  Wi: amplitude('water at TE = 0, imaginary part'),
  Fr: amplitude('fat at TE = 0, real part'),
  Fi: amplitude('fat at TE = 0, imaginary part'),
};
const tissue = { Wr: 0.8, Wi: 0.15, Fr: 0.3, Fi: 0.1, df: 20, R2star: 35 };
/** Six echoes of the liver at 1.5 T. */
const echoes = [1.2, 3.2, 5.2, 7.2, 9.2, 11.2].map((time) => ({ TE: time / 1e3 }));
const traps = [
  'Water and fat may exchange their roles at another field map: a bound is local and does not see such a swap.',
  'Two complex echoes are four numbers: with the field map or R2* unknown too, they determine neither water nor fat.',
  'With an unknown field map, echoes placed symmetrically may tell nothing of water and fat at some ratios of the two.',
  'Neither water nor fat decouples from R2*: taken as known it makes both look more certain than they are.',
  'Eddy currents and readouts of alternating polarity turn the phase of echoes in ways that are not in this formula.',
  'Fat and water differ in T1: at flip angles that weigh by T1, PDFF is a fraction of the signal and not of the protons.',
];

/** The size of a complex amplitude that is given by its parts. */
const size = <T>(a: Arithmetic<T>, re: T, im: T): T => lengthOf(a, [re, im]);
/** f / (w + f): where f is the larger, as 1 / (1 + w/f), whose slope in f is no difference of nearly equal numbers. */
function share<T>(a: Arithmetic<T>, w: T, f: T): T {
  const larger = a.sub(a.abs(f), a.abs(w));
  return a.where(larger, a.div(1, a.add(1, a.div(w, a.where(larger, f, 1)))), a.div(f, a.add(w, f)));
}

const derived: Readonly<Record<string, Derived<keyof typeof parts>>> = {
  absW: { means: 'size of the water signal at TE = 0', unit: 'a.u.', of: (a, { Wr, Wi }) => size(a, Wr, Wi) },
  absF: { means: 'size of the fat signal at TE = 0', unit: 'a.u.', of: (a, { Fr, Fi }) => size(a, Fr, Fi) },
  PDFF: {
    means: 'fat fraction |F| / (|W| + |F|)',
    unit: '1',
    of: (a, { Wr, Wi, Fr, Fi }) => share(a, size(a, Wr, Wi), size(a, Fr, Fi)),
  },
};

/** Σ aₖ e^(i 2π pₖ f₀ TE) of the six peaks. */
function sixPeaks<T>(a: Arithmetic<T>, B0: T, TE: T): Complex<T> {
  const c = complexOver(a);
  const timesField = a.mul(TE, B0);
  return c.add(...PEAKS.map(([ppm, permille]) => c.polar(permille / 1000, a.mul(timesField, ppm * PER_PPM))));
}

/** What all species share: e^(i 2π Δf TE) e^(−R2* TE). */
function common<T>(a: Arithmetic<T>, df: T, R2star: T, TE: T): Complex<T> {
  return complexOver(a).polar(a.exp(a.neg(a.mul(R2star, TE))), turn(a, df, TE));
}

/** 2π f TE, in the order in which compiled code multiplies too, so that large angles agree to the last bit. */
function turn<T>(a: Arithmetic<T>, f: T, TE: T): T {
  return a.mul(f, TE, 2 * Math.PI);
}

/** (W + F · fat) · shared, W and F by their parts. */
function mixed<T>(
  a: Arithmetic<T>,
  { Wr, Wi, Fr, Fi }: Readonly<Record<keyof typeof parts, T>>,
  fat: Complex<T>,
  both: Complex<T>,
): Complex<T> {
  const c = complexOver(a);
  return c.mul(c.add(c.complex(Wr, Wi), c.mul(c.complex(Fr, Fi), fat)), both);
}

/**
 * Complex gradient echoes of water and fat of six peaks, each with a phase of its own.
 *
 *   S(TE) = (W + F Σ aₖ e^(i 2π pₖ f₀ TE)) e^(i 2π Δf TE) e^(−R2* TE),   f₀ = γ̄ B0,   W = Wr + i Wi,   F = Fr + i Fi
 *
 * W, F: complex signals of water and of fat at TE = 0 (a.u.); Δf (`df`): how far water resonates above the demodulation frequency
 * (Hz); R2*: effective transverse relaxation rate of both (1/s); TE: echo time (s); B0: main field (T), one for the whole protocol;
 * γ̄ = 42.577478518 MHz/T. Positive frequencies turn the phase forward. Fat resonates lower than water: its main peaks have
 * pₖ < 0. pₖ = −3.80, −3.40, −2.60, −1.94, −0.39, 0.60 ppm with aₖ = 0.087, 0.693, 0.128, 0.004, 0.039, 0.048, exactly so:
 * they sum to 0.999, wherefore F is 1.001 times the signal of fat at TE = 0.
 *
 * Derived: |W| = √(Wr² + Wi²), |F| likewise, PDFF = |F|/(|W| + |F|).
 *
 * Assumed: a fat spectrum known beforehand, one R2* for water and fat, no J-coupling, no noise bias, negligible T1 weighting.
 *
 * @example
 * ```ts
 * // at TE = 0: W + 0.999 F
 * const water = { Wr: 3, Wi: 0, df: 20, R2star: 40 };
 * const [{ re, im }] = waterFat.signal(numbers, { ...water, Fr: 1, Fi: 2 }, [{ TE: 0, B0: 1.5 }]);
 * [re, im]; // ~> [3.999, 1.998]
 * ```
 */
export const waterFat = signalModel({
  name: 'waterFat',
  also: ['PDFF'],
  bids: 'MEGRE',
  title: 'Water and six-peak fat: fraction, R2* and field map',
  formula:
    '(W + F Σ aₖ exp(i 2π pₖ f₀ TE)) · exp(i 2π df TE) · exp(−R2* TE),  f₀ = γ̄ B0,  W = Wr + i Wi,  F = Fr + i Fi',
  latex: String.raw`\Bigl(W + F \sum_k a_k e^{i 2\pi p_k f_0\,TE}\Bigr) e^{i 2\pi\,\Delta f\,TE}\, e^{-R_2^*\,TE}`,
  reference,
  parameters: { ...parts, ...shared },
  settings: { TE: echoTime, B0: inCommon(field) },
  typical: { tissue, protocol: echoes.map((at) => ({ ...at, B0: 1.5 })) },
  signal: (a, { df, R2star, ...each }, protocol) =>
    protocol.map(({ TE, B0 }) => mixed(a, each, sixPeaks(a, B0, TE), common(a, df, R2star, TE))),
  derived,
  traps: [
    ...traps,
    'The six peaks are those of one published spectrum, and their amplitudes sum to 0.999: another spectrum gives another PDFF.',
  ],
});

/**
 * The same with one phase φ at TE = 0 for water and fat, whose amplitudes W and F are real.
 *
 *   S(TE) = (W + F Σ aₖ e^(i 2π pₖ f₀ TE)) e^(i (φ + 2π Δf TE)) e^(−R2* TE)
 *
 * φ (`phi`) in rad; everything else, the six peaks and the signs as in {@link waterFat}. PDFF = F/(W + F).
 *
 * Assumed beyond that: excitation and receiver give water and fat the same phase at TE = 0, and a sign of W and F that is known.
 *
 * @example
 * ```ts
 * // at TE = 0: (W + 0.999 F) e^(iφ)
 * const tissue = { W: 3, F: 1, phi: Math.PI / 2, df: 20, R2star: 40 };
 * const [{ re, im }] = waterFatPhase.signal(numbers, tissue, [{ TE: 0, B0: 3 }]);
 * [re + 1, im]; // ~> [1, 3.999]
 * ```
 */
export const waterFatPhase = signalModel({
  name: 'waterFatPhase',
  sequence,
  bids: 'MEGRE',
  title: 'Water and six-peak fat with one common phase',
  formula: '(W + F Σ aₖ exp(i 2π pₖ f₀ TE)) · exp(i (phi + 2π df TE)) · exp(−R2* TE),  f₀ = γ̄ B0',
  latex: String.raw`\Bigl(W + F \sum_k a_k e^{i 2\pi p_k f_0\,TE}\Bigr) e^{i(\varphi + 2\pi\,\Delta f\,TE)}\, e^{-R_2^*\,TE}`,
  reference: `one common phase: Bydder et al. 2011, Magn Reson Imaging 29:216, doi:10.1016/j.mri.2010.08.011; ${reference}`,
  parameters: {
    W: amplitude('water at TE = 0'),
    F: amplitude('fat at TE = 0'),
    phi: angle('phase of both at TE = 0', [-Math.PI, Math.PI]),
    ...shared,
  },
  settings: { TE: echoTime, B0: inCommon(field) },
  typical: {
    tissue: { W: 0.8, F: 0.2, phi: Math.PI / 6, df: 20, R2star: 35 },
    protocol: echoes.map((at) => ({ ...at, B0: 1.5 })),
  },
  signal: (a, { W, F, phi, df, R2star }, protocol) => {
    const c = complexOver(a);
    return protocol.map(({ TE, B0 }) =>
      c.mul(c.add(W, c.mul(F, sixPeaks(a, B0, TE))), common(a, df, R2star, TE), c.polar(1, phi)),
    );
  },
  derived: { PDFF: { means: 'fat fraction F / (W + F)', unit: '1', of: (a, { W, F }) => share(a, W, F) } },
  traps: [
    ...traps,
    'A common phase is an assumption: it makes field map and R2* more certain, PDFF not, and is bias where the phases differ.',
  ],
});

/**
 * The same as {@link waterFat} with fat of a single peak, whose shift is a parameter.
 *
 *   S(TE) = (W + F e^(i 2π δ TE)) e^(i 2π Δf TE) e^(−R2* TE),   W = Wr + i Wi,   F = Fr + i Fi
 *
 * δ (`shift`): frequency of fat minus that of water (Hz), negative because fat resonates lower; known to be −217 Hz where
 * nothing is said, which is −3.4 ppm at 1.5 T. Symbols, signs and derived quantities as in {@link waterFat}.
 *
 * Assumed: that other peaks of fat (about three tenths of it) do not matter, one R2* for water and fat.
 *
 * @example
 * ```ts
 * // out of phase after half a beat
 * const tissue = { Wr: 3, Wi: 0, Fr: 1, Fi: 0, df: 0, R2star: 0, shift: -200 };
 * const [{ re, im }] = waterFatSinglePeak.signal(numbers, tissue, [{ TE: 0.0025 }]);
 * [re, im + 1]; // ~> [2, 1]
 * ```
 */
export const waterFatSinglePeak = signalModel({
  name: 'waterFatSinglePeak',
  also: ['Dixon', 'IDEAL'],
  sequence,
  bids: 'MEGRE',
  title: 'Water and single-peak fat',
  formula: '(W + F exp(i 2π shift TE)) · exp(i 2π df TE) · exp(−R2* TE),  W = Wr + i Wi,  F = Fr + i Fi',
  latex: String.raw`\bigl(W + F e^{i 2\pi\,\delta\,TE}\bigr) e^{i 2\pi\,\Delta f\,TE}\, e^{-R_2^*\,TE}`,
  reference: 'its bounds: Pineda et al. 2005, Magn Reson Med 54:625, doi:10.1002/mrm.20623',
  parameters: {
    ...parts,
    ...shared,
    shift: nominally(plausibly(frequency('shift of fat from water', [-240, -190]), -2000, 2000), SHIFT),
  },
  settings: { TE: echoTime },
  typical: { tissue: { ...tissue, shift: SHIFT }, protocol: echoes },
  signal: (a, { df, R2star, shift, ...each }, protocol) =>
    protocol.map(({ TE }) => mixed(a, each, complexOver(a).polar(1, turn(a, shift, TE)), common(a, df, R2star, TE))),
  derived,
  traps: [
    ...traps,
    'About three tenths of fat resonate elsewhere than its main peak: a single peak reads PDFF and R2* with a bias that is no scatter.',
  ],
});
