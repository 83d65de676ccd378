import {
  type AnyModel,
  amplitude,
  angle,
  autoregressive,
  complexGaussian,
  correlatedGaussian,
  decayTime,
  frequency,
  gaussian,
  type Noise,
  noncentralChi,
  poisson,
  rician,
  sampleTime,
} from '@fishergrad/models';
import { Complex } from '@fishergrad/engine';

/** Σₖₗ = σ² ρ^|k−l| of so many samples, as a matrix. */
export function neighborly(sigma: number, ρ: number, samples: number): number[][] {
  const all = Array.from({ length: samples }, (_, k) => k);
  return all.map((i) => all.map((k) => sigma ** 2 * ρ ** Math.abs(i - k)));
}

/** A noise for so many samples of a signal whose unit is `scale` times as small. */
export type NoiseFor = (samples: number, scale?: number) => Noise;

/** Every noise of real samples of either sign, at an SNR of some 5 to 50 for amplitudes of 1. */
export const noisesOfReal: Readonly<Record<string, NoiseFor>> = {
  gaussian: (_, scale = 1) => gaussian(0.02 * scale),
  'gaussian of a σ per sample': (n, scale = 1) =>
    gaussian(Array.from({ length: n }, (_, k) => (0.02 + 0.003 * k) * scale)),
  'gaussian of unknown σ': (_, scale = 1) => gaussian(0.02 * scale, { unknown: true }),
  rician: (_, scale = 1) => rician(0.15 * scale),
  'rician of unknown σ': (_, scale = 1) => rician(0.15 * scale, { unknown: true }),
  'noncentralChi of 4 coils': (_, scale = 1) => noncentralChi(0.1 * scale, 4),
  'noncentralChi of 2 coils and unknown σ': (_, scale = 1) => noncentralChi(0.1 * scale, 2, { unknown: true }),
  correlatedGaussian: (n, scale = 1) => correlatedGaussian(neighborly(0.02 * scale, 0.5, n)),
  'correlatedGaussian of unknown scale': (n, scale = 1) =>
    correlatedGaussian(neighborly(0.02 * scale, -0.3, n), { unknown: true }),
  autoregressive: (_, scale = 1) => autoregressive(0.02 * scale, 0.7),
  'autoregressive of unknown σ': (_, scale = 1) => autoregressive(0.02 * scale, 0.3, { unknown: true }),
};

/** As above, and what only samples above 0 may have. */
export const noisesOfPositive: Readonly<Record<string, NoiseFor>> = {
  ...noisesOfReal,
  poisson: (_, scale = 1) => poisson(1 / scale),
  'poisson of a gain': (_, scale = 1) => poisson(400 / scale),
};

/** Every noise of complex samples: of both channels, or of the magnitude. */
export const noisesOfComplex: Readonly<Record<string, NoiseFor>> = {
  complexGaussian: (_, scale = 1) => complexGaussian(0.02 * scale),
  'complexGaussian of unknown σ': (_, scale = 1) => complexGaussian(0.02 * scale, { unknown: true }),
};

/** A exp(−t/τ + i(2πft + φ)): one complex sample per time. */
export const precession: AnyModel<'A' | 'tau' | 'f' | 'phi', 't'> = {
  ...{ name: 'precession', title: 'a decaying precession', latex: '', reference: '' },
  formula: 'A exp(−t/τ + i(2πft + φ))',
  parameters: {
    A: amplitude('size at t = 0'),
    tau: decayTime('decay time', [0.1, 10]),
    f: frequency('frequency', [0, 1]),
    phi: angle('phase at t = 0', [-3, 3]),
  },
  settings: { t: sampleTime('time', [0, 5]) },
  typical: { tissue: { A: 3, tau: 2, f: 0.3, phi: 0.4 }, protocol: [0.1, 0.6, 1.5, 4].map((t) => ({ t })) },
  signal: ({ add, mul, neg, div, exp, cos, sin }, { A, tau, f, phi }, protocol) =>
    protocol.map(({ t }) => {
      const [size, turn] = [mul(A, exp(neg(div(t, tau)))), add(mul(2 * Math.PI, f, t), phi)];
      return new Complex(mul(size, cos(turn)), mul(size, sin(turn)));
    }),
};
