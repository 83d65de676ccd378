import { unsolved } from '../../support/unsolved.ts';

/**
 * The baseline to beat: T2* by a weighted straight line through $\ln S$ against TE, with weights $w_k = S_k^2$. Samples that are not
 * positive have no logarithm: leave them out. The slope of the line is $-1/T_2^{*}$; with $\bar t$ and $\bar y$ the weighted means of
 * TE and $\ln S$, it is $\sum w_k (t_k - \bar t)(y_k - \bar y) / \sum w_k (t_k - \bar t)^2$.
 *
 * @param TEs echo times (s)
 * @param S one sample per echo time
 * @returns T2* (s)
 */
export function fitT2star(TEs: readonly number[], S: readonly number[]): number {
  return unsolved();
}
