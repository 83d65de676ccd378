import type { AnalyticModel } from './analyticModel.ts';

/** ∂S/∂S0 = e^(−TE/T2),  ∂S/∂T2 = S0 TE/T2² e^(−TE/T2) */
export const t2: AnalyticModel<'S0' | 'T2', 'TE'> = {
  signal: ({ S0, T2 }, { TE }) => S0 * Math.exp(-TE / T2),
  slopes: ({ S0, T2 }, { TE }) => {
    const E2 = Math.exp(-TE / T2);
    return { S0: E2, T2: (S0 * TE * E2) / T2 ** 2 };
  },
};

/** ∂S/∂S0 = e^(−TE R2),  ∂S/∂R2 = −S0 TE e^(−TE R2) */
export const t2Rate: AnalyticModel<'S0' | 'R2', 'TE'> = {
  signal: ({ S0, R2 }, { TE }) => S0 * Math.exp(-TE * R2),
  slopes: ({ S0, R2 }, { TE }) => {
    const E2 = Math.exp(-TE * R2);
    return { S0: E2, R2: -S0 * TE * E2 };
  },
};
