import type { AnalyticModel, SimulatedModel } from './analyticModel.ts';
import { complexStep, cosOf, expOf, minus, over, plus, scaled, sinOf, still, times } from './complexStep.ts';

type Names = 'M0' | 'T1' | 'B1' | 'f';
type At = Readonly<Record<'n' | 'FA' | 'TR', number>>;

/** m, its slopes in ln E and in α; q = Eⁿ cⁿ and its slope in α; with E = e^(−TR/T1), c = cos α, s = sin α, D = 1 − E c. */
function terms({ T1, B1 }: Readonly<Record<'T1' | 'B1', number>>, { n, FA, TR }: At) {
  const [E, c, s] = [Math.exp(-TR / T1), Math.cos(B1 * FA), Math.sin(B1 * FA)];
  const D = 1 - E * c;
  const decay = Math.exp((-n * TR) / T1);
  const m = -Math.expm1(-TR / T1) / D;
  return {
    ...{ c, s, m, q: decay * c ** n },
    mInLnE: (-E * (1 - c)) / D ** 2,
    mInα: (-m * E * s) / D,
    qInα: n === 0 ? 0 : -n * decay * c ** (n - 1) * s,
  };
}

/**
 * With μ = m − (f + m) q:  ∂M0: s μ,  ∂f: −M0 s q,  ∂B1: FA M0 (c μ + s (m_α (1 − q) − (f + m) q_α)),
 * ∂T1: M0 s (m_lnE (1 − q) − (f + m) n q) TR/T1²
 */
export const irFlash: AnalyticModel<Names, keyof At> = {
  signal: ({ M0, f, ...rest }, at) => {
    const { s, m, q } = terms(rest, at);
    return M0 * s * (m - (f + m) * q);
  },
  slopes: ({ M0, f, ...rest }, at) => {
    const { c, s, m, q, mInLnE, mInα, qInα } = terms(rest, at);
    const μ = m - (f + m) * q;
    return {
      M0: s * μ,
      T1: M0 * s * (mInLnE * (1 - q) - (f + m) * at.n * q) * (at.TR / rest.T1 ** 2),
      B1: at.FA * M0 * (c * μ + s * (mInα * (1 - q) - (f + m) * qInα)),
      f: -M0 * s * q,
    };
  },
};

/** Mz before pulse k, without recursion: −f M0 ∏ⱼ Eⱼ cⱼ + M0 Σⱼ (1 − Eⱼ) ∏ᵢ₍ᵢ>ⱼ₎ Eᵢ cᵢ, all i, j < k. */
export const irFlashTrain: SimulatedModel<Names, 'FA' | 'TR'> = {
  route: 'the derivative of the sum of what each interval has added, by complex step',
  samples: complexStep(({ M0, T1, B1, f }, protocol) => {
    const angles = protocol.map(({ FA }) => scaled(FA, B1));
    const kept = protocol.map(({ TR }) => expOf(over(still(-TR), T1)));
    const carried = protocol.map((_, i) => times(kept[i]!, cosOf(angles[i]!)));
    return protocol.map((_, k) => {
      const start = times(scaled(-1, f), ...carried.slice(0, k));
      const added = kept.slice(0, k).map((E, j) => times(minus(still(1), E), ...carried.slice(j + 1, k)));
      return times(M0, sinOf(angles[k]!), plus(start, ...added));
    });
  }),
};
