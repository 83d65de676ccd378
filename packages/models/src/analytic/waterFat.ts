import type { AnalyticModel, PlainSample } from './analyticModel.ts';

type Pair = readonly [re: number, im: number];

const times = ([a, b]: Pair, [c, d]: Pair): Pair => [a * c - b * d, a * d + b * c];
const plus = (...all: readonly Pair[]): Pair => all.reduce(([a, b], [c, d]) => [a + c, b + d], [0, 0]);
const scaled = (k: number, [a, b]: Pair): Pair => [k * a, k * b];
/** i z */
const turned = ([a, b]: Pair): Pair => [-b, a];
/** r e^(iθ) */
const polar = (r: number, θ: number): Pair => [r * Math.cos(θ), r * Math.sin(θ)];

/** ppm from water, and amplitude in thousandths. */
const shifts = [-3.8, -3.4, -2.6, -1.94, -0.39, 0.6];
const amplitudes = [87, 693, 128, 4, 39, 48];

/** φ = Σ aₖ e^(i 2π pₖ f₀ TE), f₀ = 42.577478518 Hz for each ppm and tesla */
function spectrum(B0: number, TE: number): Pair {
  return plus(...shifts.map((ppm, k) => polar(amplitudes[k]! / 1000, 2 * Math.PI * ppm * 42.577478518 * B0 * TE)));
}

/** e^(−R2* TE + i 2πΔf TE) */
function common({ df, R2star }: Readonly<Record<'df' | 'R2star', number>>, TE: number): Pair {
  return polar(Math.exp(-R2star * TE), 2 * Math.PI * df * TE);
}

type Parts = Readonly<Record<'Wr' | 'Wi' | 'Fr' | 'Fi' | 'df' | 'R2star', number>>;

const whole = (t: Parts, fat: Pair, TE: number): Pair =>
  times(plus([t.Wr, t.Wi], times([t.Fr, t.Fi], fat)), common(t, TE));

/** With g = e^(−R2* TE + i 2πΔf TE):  ∂Wr: g,  ∂Wi: i g,  ∂Fr: φ g,  ∂Fi: i φ g,  ∂Δf: i 2πTE S,  ∂R2*: −TE S */
function slopesOf(t: Parts, fat: Pair, TE: number): Record<keyof Parts, PlainSample> {
  const g = common(t, TE);
  const [φg, S] = [times(fat, g), whole(t, fat, TE)];
  return {
    ...{ Wr: g, Wi: turned(g), Fr: φg, Fi: turned(φg) },
    ...{ df: scaled(2 * Math.PI * TE, turned(S)), R2star: scaled(-TE, S) },
  };
}

/** S = (W + F φ) g; its slopes as in `slopesOf`, φ of six peaks. */
export const waterFat: AnalyticModel<keyof Parts, 'TE' | 'B0'> = {
  signal: (tissue, { TE, B0 }) => whole(tissue, spectrum(B0, TE), TE),
  slopes: (tissue, { TE, B0 }) => slopesOf(tissue, spectrum(B0, TE), TE),
};

/** With h = e^(−R2* TE + i (φ₀ + 2πΔf TE)):  ∂W: h,  ∂F: φ h,  ∂φ₀: i S,  ∂Δf: i 2πTE S,  ∂R2*: −TE S */
export const waterFatPhase: AnalyticModel<'W' | 'F' | 'phi' | 'df' | 'R2star', 'TE' | 'B0'> = {
  signal: ({ W, F, phi, ...rest }, { TE, B0 }) =>
    times(plus([W, 0], scaled(F, spectrum(B0, TE))), times(polar(1, phi), common(rest, TE))),
  slopes: ({ W, F, phi, ...rest }, { TE, B0 }) => {
    const h = times(polar(1, phi), common(rest, TE));
    const φh = times(spectrum(B0, TE), h);
    const S = plus(scaled(W, h), scaled(F, φh));
    const turn = turned(S);
    return { W: h, F: φh, phi: turn, df: scaled(2 * Math.PI * TE, turn), R2star: scaled(-TE, S) };
  },
};

/** φ = e^(i 2πδTE): slopes as of six peaks, and ∂δ: i 2πTE F φ g */
export const waterFatSinglePeak: AnalyticModel<keyof Parts | 'shift', 'TE'> = {
  signal: (tissue, { TE }) => whole(tissue, polar(1, 2 * Math.PI * tissue.shift * TE), TE),
  slopes: (tissue, { TE }) => {
    const φ = polar(1, 2 * Math.PI * tissue.shift * TE);
    const F = times(times([tissue.Fr, tissue.Fi], φ), common(tissue, TE));
    return { ...slopesOf(tissue, φ, TE), shift: scaled(2 * Math.PI * TE, turned(F)) };
  },
};
