import type { AnalyticModel } from './analyticModel.ts';

/** With E = e^(−TI/T1*):  ∂A: 1,  ∂B: −E,  ∂T1*: −B TI/T1*² E */
export const molli: AnalyticModel<'A' | 'B' | 'T1star', 'TI'> = {
  signal: ({ A, B, T1star }, { TI }) => A - B * Math.exp(-TI / T1star),
  slopes: ({ B, T1star }, { TI }) => {
    const E = Math.exp(-TI / T1star);
    return { A: 1, B: -E, T1star: (-B * TI * E) / T1star ** 2 };
  },
};

/** With E = e^(−TI (c−1)/T1):  ∂A: 1 − c E,  ∂c: A E (c TI/T1 − 1),  ∂T1: −A c E TI (c−1)/T1² */
export const molliT1: AnalyticModel<'A' | 'c' | 'T1', 'TI'> = {
  signal: ({ A, c, T1 }, { TI }) => A - A * c * Math.exp((-TI * (c - 1)) / T1),
  slopes: ({ A, c, T1 }, { TI }) => {
    const E = Math.exp((-TI * (c - 1)) / T1);
    return { A: 1 - c * E, c: A * E * ((c * TI) / T1 - 1), T1: (-A * c * E * TI * (c - 1)) / T1 ** 2 };
  },
};

/** With c = B/A, E = e^(−TI (c−1)/T1):  ∂A: 1 − c² E TI/T1,  ∂B: E (c TI/T1 − 1),  ∂T1: −B E TI (c−1)/T1² */
export const molliBT1: AnalyticModel<'A' | 'B' | 'T1', 'TI'> = {
  signal: ({ A, B, T1 }, { TI }) => A - B * Math.exp((-TI * (B / A - 1)) / T1),
  slopes: ({ A, B, T1 }, { TI }) => {
    const c = B / A;
    const E = Math.exp((-TI * (c - 1)) / T1);
    return { A: 1 - (c ** 2 * E * TI) / T1, B: E * ((c * TI) / T1 - 1), T1: (-B * E * TI * (c - 1)) / T1 ** 2 };
  },
};
