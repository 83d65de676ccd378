import type { AnalyticModel } from './analyticModel.ts';

type Tissue = Readonly<Record<'f' | 'ATT' | 'M0b' | 'alpha' | 'lambda' | 'T1b' | 'T1t', number>>;
type At = Readonly<Record<'tau' | 'PLD', number>>;

/** What is left of the bolus, and its slopes in the rate R of its decay and in ATT. */
interface Left {
  readonly g: number;
  readonly inR: number;
  readonly inATT: number;
}

/**
 * Before, during and after arrival, with u = t − ATT and v = PLD − ATT:
 *
 *   g = 0;   g = (1 − e^(−uR))/R;   g = (e^(−vR) − e^(−uR))/R
 *   ∂g/∂R = (u e^(−uR) − v e^(−vR) − g)/R (v = 0 during arrival);   ∂g/∂ATT = −e^(−uR);   ∂g/∂ATT = R g
 */
function left(R: number, ATT: number, { tau, PLD }: At): Left {
  const u = tau + PLD - ATT;
  if (u <= 0) return { g: 0, inR: 0, inATT: 0 };
  const v = Math.max(PLD - ATT, 0);
  const [early, late] = [Math.exp(-u * R), Math.exp(-v * R)];
  const g = (late * -Math.expm1((v - u) * R)) / R;
  return { g, inR: (u * early - v * late - g) / R, inATT: v > 0 ? R * g : -early };
}

/** S = 2 M0b f α e^(−ATT/T1b) g · 1000 kg/m³ with its slopes where R is one number, and ∂S/∂R. */
function parts({ f, ATT, M0b, alpha, T1b }: Tissue, R: number, at: At) {
  const { g, inR, inATT } = left(R, ATT, at);
  const scale = 2000 * Math.exp(-ATT / T1b);
  const k = scale * M0b * f * alpha;
  return {
    S: k * g,
    inR: k * inR,
    f: scale * M0b * alpha * g,
    M0b: scale * f * alpha * g,
    alpha: scale * M0b * f * g,
    ATT: k * (inATT - g / T1b),
    T1b: (k * g * ATT) / T1b ** 2,
  };
}

/** R = 1/T1t + f_out/λ:  ∂T1t: −S_R/T1t²,  ∂λ: −S_R f_out/λ²,  ∂f_out: S_R/λ; the others as in `parts`. */
export const pcasl: AnalyticModel<keyof Tissue | 'fout', keyof At> = {
  signal: (tissue, at) => parts(tissue, 1 / tissue.T1t + tissue.fout / tissue.lambda, at).S,
  slopes: (tissue, at) => {
    const { T1t, lambda, fout } = tissue;
    const { S: _, inR, ...slopes } = parts(tissue, 1 / T1t + fout / lambda, at);
    return { ...slopes, T1t: -inR / T1t ** 2, lambda: (-inR * fout) / lambda ** 2, fout: inR / lambda };
  },
};

/** R = 1/T1t + f/λ:  ∂f gains S_R/λ,  ∂λ: −S_R f/λ². */
export const pcaslOutflow: AnalyticModel<keyof Tissue, keyof At> = {
  signal: (tissue, at) => parts(tissue, 1 / tissue.T1t + tissue.f / tissue.lambda, at).S,
  slopes: (tissue, at) => {
    const { T1t, lambda, f } = tissue;
    const { S: _, inR, ...slopes } = parts(tissue, 1 / T1t + f / lambda, at);
    const own = { T1t: -inR / T1t ** 2, lambda: (-inR * f) / lambda ** 2 };
    return { ...slopes, ...own, f: slopes.f + inR / lambda };
  },
};
