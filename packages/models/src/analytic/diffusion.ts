import type { AnalyticModel } from './analyticModel.ts';

/** ∂S/∂S0 = e^(−bD),  ∂S/∂D = −S0 b e^(−bD) */
export const diffusion: AnalyticModel<'S0' | 'D', 'b'> = {
  signal: ({ S0, D }, { b }) => S0 * Math.exp(-b * D),
  slopes: ({ S0, D }, { b }) => {
    const E = Math.exp(-b * D);
    return { S0: E, D: -S0 * b * E };
  },
};

/** With E = e^(−bD + b²D²K/6):  ∂S0: E,  ∂D: −S0 b E (1 − bDK/3),  ∂K: S0 E (bD)²/6 */
export const diffusionKurtosis: AnalyticModel<'S0' | 'D' | 'K', 'b'> = {
  signal: ({ S0, D, K }, { b }) => S0 * Math.exp(-b * D * (1 - (b * D * K) / 6)),
  slopes: ({ S0, D, K }, { b }) => {
    const E = Math.exp(-b * D * (1 - (b * D * K) / 6));
    return { S0: E, D: -S0 * b * E * (1 - (b * D * K) / 3), K: (S0 * E * (b * D) ** 2) / 6 };
  },
};

type Component = 'Dxx' | 'Dyy' | 'Dzz' | 'Dxy' | 'Dxz' | 'Dyz';

/** With E = e^(−b gᵀDg):  ∂S0: E,  ∂Dii: −S0 b E gi²,  ∂Dij: −2 S0 b E gi gj, as Dij stands in D twice */
export const diffusionTensor: AnalyticModel<'S0' | Component, 'b' | 'gx' | 'gy' | 'gz'> = {
  signal: (tissue, at) => tissue.S0 * Math.exp(-at.b * along(tissue, at)),
  slopes: (tissue, at) => {
    const { b, gx, gy, gz } = at;
    const E = Math.exp(-b * along(tissue, at));
    const D = -tissue.S0 * b * E;
    return {
      ...{ S0: E, Dxx: D * gx ** 2, Dyy: D * gy ** 2, Dzz: D * gz ** 2 },
      ...{ Dxy: 2 * D * gx * gy, Dxz: 2 * D * gx * gz, Dyz: 2 * D * gy * gz },
    };
  },
};

/** gᵀDg as g · (D g). */
function along(
  { Dxx, Dyy, Dzz, Dxy, Dxz, Dyz }: Readonly<Record<Component, number>>,
  { gx, gy, gz }: Readonly<Record<'gx' | 'gy' | 'gz', number>>,
): number {
  const x = Dxx * gx + Dxy * gy + Dxz * gz;
  const y = Dxy * gx + Dyy * gy + Dyz * gz;
  const z = Dxz * gx + Dyz * gy + Dzz * gz;
  return gx * x + gy * y + gz * z;
}
