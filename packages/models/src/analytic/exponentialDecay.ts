import type { AnalyticModel } from './analyticModel.ts';

/** ∂S/∂A = e^(−t/τ),  ∂S/∂τ = A t/τ² e^(−t/τ) */
export const exponentialDecay: AnalyticModel<'A' | 'tau', 't'> = {
  signal: ({ A, tau }, { t }) => A * Math.exp(-t / tau),
  slopes: ({ A, tau }, { t }) => {
    const E = Math.exp(-t / tau);
    return { A: E, tau: (A * t * E) / tau ** 2 };
  },
};
