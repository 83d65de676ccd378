import type { AnalyticModel } from './analyticModel.ts';

/**
 * With α = B1·FA, E1 = e^(−TR/T1), N = 1 − E1 cos α and S = M0 sin α (1 − E1)/N:
 *
 * ∂M0: S/M0,  ∂T1: −M0 sin α (1 − cos α)/N² · TR/T1² E1,  ∂B1: FA M0 (1 − E1)(cos α − E1)/N²
 *
 * as ∂((1 − E1)/N)/∂E1 = −(1 − cos α)/N² and ∂(sin α/N)/∂α = (cos α − E1)/N².
 */
export const vfa: AnalyticModel<'M0' | 'T1' | 'B1', 'FA' | 'TR'> = {
  signal: ({ M0, T1, B1 }, { FA, TR }) => {
    const E1 = Math.exp(-TR / T1);
    return (M0 * Math.sin(B1 * FA) * (1 - E1)) / (1 - E1 * Math.cos(B1 * FA));
  },
  slopes: ({ M0, T1, B1 }, { FA, TR }) => {
    const [s, c, E1] = [Math.sin(B1 * FA), Math.cos(B1 * FA), Math.exp(-TR / T1)];
    const N = 1 - E1 * c;
    return {
      M0: (s * (1 - E1)) / N,
      T1: (-M0 * s * (1 - c) * TR * E1) / (N * T1) ** 2,
      B1: (FA * M0 * (1 - E1) * (c - E1)) / N ** 2,
    };
  },
};

/** With those of vfa, and D = e^(−TE/T2*):  D times each, and ∂T2*: S TE/T2*², S with D */
export const spgr: AnalyticModel<'M0' | 'T1' | 'B1' | 'T2star', 'FA' | 'TR' | 'TE'> = {
  signal: (tissue, at) => (vfa.signal(tissue, at) as number) * Math.exp(-at.TE / tissue.T2star),
  slopes: (tissue, at) => {
    const { M0, T1, B1 } = vfa.slopes(tissue, at) as Record<'M0' | 'T1' | 'B1', number>;
    const D = Math.exp(-at.TE / tissue.T2star);
    return { M0: D * M0, T1: D * T1, B1: D * B1, T2star: (D * M0 * tissue.M0 * at.TE) / tissue.T2star ** 2 };
  },
};
