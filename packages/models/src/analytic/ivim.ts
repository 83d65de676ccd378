import type { AnalyticModel } from './analyticModel.ts';

/**
 * With t = e^(−bD) of the tissue, p = e^(−bD*) of the blood:
 * ∂S0: t + f (p − t),  ∂f: S0 (p − t),  ∂D: −S0 (1 − f) b t,  ∂D*: −S0 f b p
 */
export const ivim: AnalyticModel<'S0' | 'f' | 'D' | 'Dstar', 'b'> = {
  signal: ({ S0, f, D, Dstar }, { b }) => S0 * (1 - f) * Math.exp(-b * D) + S0 * f * Math.exp(-b * Dstar),
  slopes: ({ S0, f, D, Dstar }, { b }) => {
    const [t, p] = [Math.exp(-b * D), Math.exp(-b * Dstar)];
    return { S0: t + f * (p - t), f: S0 * (p - t), D: -S0 * (1 - f) * b * t, Dstar: -S0 * f * b * p };
  },
};
