import type { AnalyticModel } from './analyticModel.ts';

/** ∂S/∂A = cos θ,  ∂S/∂f = −2πt A sin θ,  ∂S/∂φ = −A sin θ,  θ = 2πft + φ */
export const cosine: AnalyticModel<'A' | 'f' | 'phi', 't'> = {
  signal: ({ A, f, phi }, { t }) => A * Math.cos(2 * Math.PI * f * t + phi),
  slopes: ({ A, f, phi }, { t }) => {
    const θ = 2 * Math.PI * f * t + phi;
    return { A: Math.cos(θ), f: -2 * Math.PI * t * A * Math.sin(θ), phi: -A * Math.sin(θ) };
  },
};
