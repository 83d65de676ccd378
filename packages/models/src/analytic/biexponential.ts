import type { AnalyticModel } from './analyticModel.ts';

/** With a = e^(−TE/T2a), b = e^(−TE/T2b):  ∂Aa: a,  ∂T2a: Aa a TE/T2a²,  ∂Ab: b,  ∂T2b: Ab b TE/T2b² */
export const biexponential: AnalyticModel<'Aa' | 'T2a' | 'Ab' | 'T2b', 'TE'> = {
  signal: ({ Aa, T2a, Ab, T2b }, { TE }) => Aa * Math.exp(-TE / T2a) + Ab * Math.exp(-TE / T2b),
  slopes: ({ Aa, T2a, Ab, T2b }, { TE }) => {
    const [a, b] = [Math.exp(-TE / T2a), Math.exp(-TE / T2b)];
    return { Aa: a, T2a: (Aa * a * TE) / T2a ** 2, Ab: b, T2b: (Ab * b * TE) / T2b ** 2 };
  },
};
