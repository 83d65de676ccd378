import type { AnalyticModel } from './analyticModel.ts';

/** ∂S/∂S0 = e^(−TE/T2*),  ∂S/∂T2* = S0 TE/T2*² e^(−TE/T2*) */
export const t2star: AnalyticModel<'S0' | 'T2star', 'TE'> = {
  signal: ({ S0, T2star }, { TE }) => S0 * Math.exp(-TE / T2star),
  slopes: ({ S0, T2star }, { TE }) => {
    const E2 = Math.exp(-TE / T2star);
    return { S0: E2, T2star: (S0 * TE * E2) / T2star ** 2 };
  },
};

/** With E2 = e^(−TE/T2*):  ∂S0: E2,  ∂T2*: S0 TE/T2*² E2,  ∂C: 1 */
export const t2starOffset: AnalyticModel<'S0' | 'T2star' | 'C', 'TE'> = {
  signal: ({ S0, T2star, C }, { TE }) => C + S0 * Math.exp(-TE / T2star),
  slopes: ({ S0, T2star }, { TE }) => {
    const E2 = Math.exp(-TE / T2star);
    return { S0: E2, T2star: (S0 * TE * E2) / T2star ** 2, C: 1 };
  },
};

/**
 * With s = e^(−TE/T2short), l = e^(−TE/T2long):
 * ∂S0: l + f (s − l),  ∂f: S0 (s − l),  ∂T2short: S0 f s TE/T2short²,  ∂T2long: S0 (1 − f) l TE/T2long²
 */
export const t2starBicomponent: AnalyticModel<'S0' | 'f' | 'T2short' | 'T2long', 'TE'> = {
  signal: ({ S0, f, T2short, T2long }, { TE }) =>
    S0 * f * Math.exp(-TE / T2short) + S0 * (1 - f) * Math.exp(-TE / T2long),
  slopes: ({ S0, f, T2short, T2long }, { TE }) => {
    const [s, l] = [Math.exp(-TE / T2short), Math.exp(-TE / T2long)];
    return {
      S0: l + f * (s - l),
      f: S0 * (s - l),
      T2short: (S0 * f * s * TE) / T2short ** 2,
      T2long: (S0 * (1 - f) * l * TE) / T2long ** 2,
    };
  },
};
