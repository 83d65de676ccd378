import type { AnalyticModel } from './analyticModel.ts';

/** With E = e^(−TI/T1):  ∂M0: 1 − 2E,  ∂T1: −2 M0 TI/T1² E */
export const inversionRecovery: AnalyticModel<'M0' | 'T1', 'TI'> = {
  signal: ({ M0, T1 }, { TI }) => M0 - 2 * M0 * Math.exp(-TI / T1),
  slopes: ({ M0, T1 }, { TI }) => {
    const E = Math.exp(-TI / T1);
    return { M0: 1 - 2 * E, T1: (-2 * M0 * TI * E) / T1 ** 2 };
  },
};

/** With E = e^(−TI/T1):  ∂A: 1 − k E,  ∂k: −A E,  ∂T1: −A k TI/T1² E */
export const inversionRecovery3: AnalyticModel<'A' | 'k' | 'T1', 'TI'> = {
  signal: ({ A, k, T1 }, { TI }) => A - A * k * Math.exp(-TI / T1),
  slopes: ({ A, k, T1 }, { TI }) => {
    const E = Math.exp(-TI / T1);
    return { A: 1 - k * E, k: -A * E, T1: (-A * k * TI * E) / T1 ** 2 };
  },
};

/** With E = e^(−TI/T1):  ∂a: 1,  ∂b: E,  ∂T1: b TI/T1² E */
export const inversionRecoveryBarral: AnalyticModel<'a' | 'b' | 'T1', 'TI'> = {
  signal: ({ a, b, T1 }, { TI }) => a + b * Math.exp(-TI / T1),
  slopes: ({ b, T1 }, { TI }) => {
    const E = Math.exp(-TI / T1);
    return { a: 1, b: E, T1: (b * TI * E) / T1 ** 2 };
  },
};

/**
 * With E = e^(−TI/T1), R = e^(−TR/T1):  S = M0 (1 − E + (E − R) cos θ).
 *
 * ∂M0: S/M0,  ∂T1: M0/T1² (TI E (cos θ − 1) − TR R cos θ),  ∂θ: −M0 (E − R) sin θ
 */
export const inversionRecoveryTR: AnalyticModel<'M0' | 'T1' | 'theta', 'TI' | 'TR'> = {
  signal: ({ M0, T1, theta }, { TI, TR }) => {
    const [E, R] = [Math.exp(-TI / T1), Math.exp(-TR / T1)];
    return M0 * (1 - E + (E - R) * Math.cos(theta));
  },
  slopes: ({ M0, T1, theta }, { TI, TR }) => {
    const [E, R] = [Math.exp(-TI / T1), Math.exp(-TR / T1)];
    const [c, s] = [Math.cos(theta), Math.sin(theta)];
    return {
      M0: 1 - E + (E - R) * c,
      T1: (M0 / T1 ** 2) * (TI * E * (c - 1) - TR * R * c),
      theta: -M0 * (E - R) * s,
    };
  },
};
