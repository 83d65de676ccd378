import type { AnalyticModel } from './analyticModel.ts';

/** With E = e^(−TS/T1), p = prepared:  ∂A: 1 − p E,  ∂T1: −A p TS/T1² E */
export const saturationRecovery: AnalyticModel<'A' | 'T1', 'TS' | 'prepared'> = {
  signal: ({ A, T1 }, { TS, prepared }) => A - A * prepared * Math.exp(-TS / T1),
  slopes: ({ A, T1 }, { TS, prepared }) => {
    const E = Math.exp(-TS / T1);
    return { A: 1 - prepared * E, T1: (-A * prepared * TS * E) / T1 ** 2 };
  },
};

/** With E = e^(−TS/T1), p = prepared:  ∂A: 1,  ∂B: −p E,  ∂T1: −p B TS/T1² E */
export const saturationRecovery3: AnalyticModel<'A' | 'B' | 'T1', 'TS' | 'prepared'> = {
  signal: ({ A, B, T1 }, { TS, prepared }) => A - prepared * B * Math.exp(-TS / T1),
  slopes: ({ B, T1 }, { TS, prepared }) => {
    const E = Math.exp(-TS / T1);
    return { A: 1, B: -prepared * E, T1: (-prepared * B * TS * E) / T1 ** 2 };
  },
};
