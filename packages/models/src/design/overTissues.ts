/** What the costs of several tissues come to, and what each of them adds to its slope. */
export interface Overall {
  /** ln of the whole cost. */
  readonly logCost: number;
  /** ∂ ln cost/∂ ln cost of each tissue: ≥ 0, sum 1. */
  readonly shares: Float64Array;
}

/**
 * The mean over tissues, weights ω that sum to 1: ln cost = (1/r) ln Σ ω exp(r · ln costs), and Σ ω ln costs for r = 0.
 *
 * @param power r, see {@link Criterion}
 */
export function meanOf(logCosts: ArrayLike<number>, weights: readonly number[], power: number): Overall {
  const shares = Float64Array.from(weights);
  if (power === 0) {
    return { logCost: shares.reduce((sum, ω, j) => (ω === 0 ? sum : sum + ω * logCosts[j]!), 0), shares };
  }
  let most = -Infinity;
  let nan = false;
  for (let j = 0; j < shares.length; j++) {
    if (shares[j] === 0) continue;
    nan ||= Number.isNaN(logCosts[j]!);
    most = Math.max(most, logCosts[j]!);
  }
  if (nan || !Number.isFinite(most)) return { logCost: NaN, shares };
  for (let j = 0; j < shares.length; j++)
    shares[j] = shares[j] === 0 ? 0 : shares[j]! * Math.exp(power * (logCosts[j]! - most));
  const sum = shares.reduce((total, each) => total + each, 0);
  for (let j = 0; j < shares.length; j++) shares[j] = shares[j]! / sum;
  return { logCost: most + Math.log(sum) / power, shares };
}

/** ln cost of all tissues together: of their mean with given weights, or of the worst. */
export function wholeOf(tissues: 'worst' | readonly number[], power: number, logCosts: ArrayLike<number>): number {
  return tissues === 'worst' ? worstOf(logCosts) : meanOf(logCosts, tissues, power).logCost;
}

/** The largest of numbers; NaN where one is. */
export function worstOf(logCosts: ArrayLike<number>): number {
  let worst = -Infinity;
  for (let j = 0; j < logCosts.length; j++) {
    if (Number.isNaN(logCosts[j]!)) return NaN;
    worst = Math.max(worst, logCosts[j]!);
  }
  return worst;
}
