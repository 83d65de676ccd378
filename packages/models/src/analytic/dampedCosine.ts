import type { AnalyticModel } from './analyticModel.ts';

/** With D = e^(−t/τ), θ = 2πft + φ:  ∂A: D cos θ,  ∂τ: A t/τ² D cos θ,  ∂f: −2πt A D sin θ,  ∂φ: −A D sin θ */
export const dampedCosine: AnalyticModel<'A' | 'tau' | 'f' | 'phi', 't'> = {
  signal: ({ A, tau, f, phi }, { t }) => A * Math.exp(-t / tau) * Math.cos(2 * Math.PI * f * t + phi),
  slopes: ({ A, tau, f, phi }, { t }) => {
    const [D, θ] = [Math.exp(-t / tau), 2 * Math.PI * f * t + phi];
    const [inPhase, quadrature] = [D * Math.cos(θ), -D * Math.sin(θ)];
    return { A: inPhase, tau: (A * t * inPhase) / tau ** 2, f: 2 * Math.PI * t * A * quadrature, phi: A * quadrature };
  },
};
