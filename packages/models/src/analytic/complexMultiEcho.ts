import type { AnalyticModel } from './analyticModel.ts';

/** With E = e^(−TE/T2*), θ = φ + 2πΔf TE, u = (cos θ, sin θ), v = (−sin θ, cos θ):  ∂S0: E u,  ∂T2*: S0 TE/T2*² E u,  ∂φ: S0 E v,  ∂Δf: 2πTE S0 E v */
export const complexMultiEcho: AnalyticModel<'S0' | 'T2star' | 'phi' | 'df', 'TE'> = {
  signal: ({ S0, T2star, phi, df }, { TE }) => {
    const [E, θ] = [Math.exp(-TE / T2star), phi + 2 * Math.PI * df * TE];
    return [S0 * E * Math.cos(θ), S0 * E * Math.sin(θ)];
  },
  slopes: ({ S0, T2star, phi, df }, { TE }) => {
    const [E, θ] = [Math.exp(-TE / T2star), phi + 2 * Math.PI * df * TE];
    const [x, y] = [E * Math.cos(θ), E * Math.sin(θ)];
    const [decay, turn] = [(S0 * TE) / T2star ** 2, 2 * Math.PI * TE * S0];
    return { S0: [x, y], T2star: [decay * x, decay * y], phi: [-S0 * y, S0 * x], df: [-turn * y, turn * x] };
  },
};
