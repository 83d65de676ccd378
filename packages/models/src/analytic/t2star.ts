import type { AnalyticModel } from './analyticModel.ts';

/** ∂S/∂S0 = e^(−TE/T2*),  ∂S/∂T2* = S0 TE/T2*² e^(−TE/T2*) */
export const t2star: AnalyticModel<'S0' | 'T2star', 'TE'> = {
  signal: ({ S0, T2star }, { TE }) => S0 * Math.exp(-TE / T2star),
  slopes: ({ S0, T2star }, { TE }) => {
    const E2 = Math.exp(-TE / T2star);
    return { S0: E2, T2star: (S0 * TE * E2) / T2star ** 2 };
  },
};
