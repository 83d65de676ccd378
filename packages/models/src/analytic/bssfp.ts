import type { AnalyticModel } from './analyticModel.ts';

/** (e^(−TR/T), ∂/∂T of it) */
const decayOf = (TR: number, T: number): readonly [number, number] => {
  const E = Math.exp(-TR / T);
  return [E, (TR * E) / T ** 2];
};

/**
 * With α = B1·FA, c = cos α, s = sin α, E1′ = TR/T1² E1, E2′ = TR/T2² E2, N = 1 − (E1 − E2) c − E1 E2 and
 * S = M0 s (1 − E1) √E2/N:
 *
 * ∂M0: S/M0
 * ∂T1: −M0 s √E2 E1′ (1 − c)(1 − E2)/N²,  as N + (1 − E1) ∂N/∂E1 = (1 − c)(1 − E2), ∂N/∂E1 = −(c + E2)
 * ∂T2: M0 s (1 − E1) E2′ (N − 2 E2 (c − E1))/(2 √E2 N²),  as ∂N/∂E2 = c − E1
 * ∂B1: FA M0 (1 − E1) √E2 (c (1 − E1 E2) − (E1 − E2))/N²
 */
export const bssfp: AnalyticModel<'M0' | 'T1' | 'T2' | 'B1', 'FA' | 'TR'> = {
  signal: ({ M0, T1, T2, B1 }, { FA, TR }) => {
    const [[E1], [E2], c] = [decayOf(TR, T1), decayOf(TR, T2), Math.cos(B1 * FA)];
    return (M0 * Math.sin(B1 * FA) * (1 - E1) * Math.sqrt(E2)) / (1 - (E1 - E2) * c - E1 * E2);
  },
  slopes: ({ M0, T1, T2, B1 }, { FA, TR }) => {
    const [[E1, E1T], [E2, E2T]] = [decayOf(TR, T1), decayOf(TR, T2)];
    const [c, s, root] = [Math.cos(B1 * FA), Math.sin(B1 * FA), Math.sqrt(E2)];
    const N = 1 - (E1 - E2) * c - E1 * E2;
    return {
      M0: (s * (1 - E1) * root) / N,
      T1: (-M0 * s * root * E1T * (1 - c) * (1 - E2)) / N ** 2,
      T2: (M0 * s * (1 - E1) * E2T * (N - 2 * E2 * (c - E1))) / (2 * root * N ** 2),
      B1: (FA * M0 * (1 - E1) * root * (c * (1 - E1 * E2) - (E1 - E2))) / N ** 2,
    };
  },
};

/**
 * Everything a complex sample is made of. S = g (u + i v), where g = M0 e^(−TE/T2) s (1 − E1)/D is real and
 * u + i v = i e^(iψ) (1 − E2 e^(−iφ)), ψ = phi + 2π df TE, φ = 2π df TR + dphi, so that with χ = ψ − φ
 *
 * u = −sin ψ + E2 sin χ,   v = cos ψ − E2 cos χ,   D = (1 − E1 c)(1 − E2 cos φ) − E2 (E1 − c)(E2 − cos φ).
 */
function partsOf(tissue: Tissue, { FA, TR, TE, dphi }: Setting) {
  const { M0, T1, T2, df, phi, B1 } = tissue;
  const [[E1, E1T], [E2, E2T]] = [decayOf(TR, T1), decayOf(TR, T2)];
  const [c, s] = [Math.cos(B1 * FA), Math.sin(B1 * FA)];
  const [ψ, φ] = [phi + 2 * Math.PI * df * TE, 2 * Math.PI * df * TR + dphi];
  const [C, χ] = [Math.cos(φ), ψ - φ];
  const D = (1 - E1 * c) * (1 - E2 * C) - E2 * (E1 - c) * (E2 - C);
  const g = (M0 * Math.exp(-TE / T2) * s * (1 - E1)) / D;
  const [u, v] = [-Math.sin(ψ) + E2 * Math.sin(χ), Math.cos(ψ) - E2 * Math.cos(χ)];
  return { E1, E1T, E2, E2T, c, s, ψ, φ, χ, C, D, g, u, v };
}

type Tissue = Readonly<Record<'M0' | 'T1' | 'T2' | 'df' | 'phi' | 'B1', number>>;
type Setting = Readonly<Record<'FA' | 'TR' | 'TE' | 'dphi', number>>;

/**
 * In the letters of partsOf, ∂S = (∂ ln g) S + g (∂u + i ∂v):
 *
 * ∂M0: S/M0,  ∂phi: i S
 * ∂T1: ∂ ln g = −E1′ (1/(1 − E1) + D₁/D),  D₁ = ∂D/∂E1 = −c (1 − E2 C) − E2 (E2 − C)
 * ∂T2: ∂ ln g = TE/T2² − E2′ D₂/D,  D₂ = −C (1 − E1 c) − (E1 − c)(2 E2 − C);  ∂u + i ∂v = E2′ (sin χ − i cos χ)
 * ∂df: ∂ ln g = −2πTR D₃/D,  D₃ = ∂D/∂φ = E2 sin φ (1 − E1 c − E1 + c);
 *      ∂u + i ∂v = 2π (−TE cos ψ + (TE − TR) E2 cos χ + i (−TE sin ψ + (TE − TR) E2 sin χ))
 * ∂B1: ∂ ln g = FA (c/s − D₄/D),  D₄ = ∂D/∂α = s (E1 (1 − E2 C) − E2 (E2 − C))
 */
export const bssfpComplex: AnalyticModel<keyof Tissue, keyof Setting> = {
  signal: (tissue, at) => {
    const { g, u, v } = partsOf(tissue, at);
    return [g * u, g * v];
  },
  slopes: (tissue, at) => {
    const { E1, E1T, E2, E2T, c, s, ψ, φ, χ, C, D, g, u, v } = partsOf(tissue, at);
    const { TE, TR, FA } = at;
    const sum = (lnG: number, uT: number, vT: number) => [g * (lnG * u + uT), g * (lnG * v + vT)] as const;
    const [D1, D2] = [-c * (1 - E2 * C) - E2 * (E2 - C), -C * (1 - E1 * c) - (E1 - c) * (2 * E2 - C)];
    const D3 = E2 * Math.sin(φ) * (1 - E1 * c - E1 + c);
    const D4 = s * (E1 * (1 - E2 * C) - E2 * (E2 - C));
    const later = (TE - TR) * E2;
    return {
      M0: [(g * u) / tissue.M0, (g * v) / tissue.M0],
      phi: [-g * v, g * u],
      T1: sum(-E1T * (1 / (1 - E1) + D1 / D), 0, 0),
      T2: sum(TE / tissue.T2 ** 2 - (E2T * D2) / D, E2T * Math.sin(χ), -E2T * Math.cos(χ)),
      df: sum(
        (-2 * Math.PI * TR * D3) / D,
        2 * Math.PI * (-TE * Math.cos(ψ) + later * Math.cos(χ)),
        2 * Math.PI * (-TE * Math.sin(ψ) + later * Math.sin(χ)),
      ),
      B1: sum(FA * (c / s - D4 / D), 0, 0),
    };
  },
};
