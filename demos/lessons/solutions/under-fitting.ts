/** The slope is S0 TE/T2*² e^(−TE/T2*); times T2*, for the relative SD, it is S0 u e^(−u) with u = TE/T2*. */
export function floorOf(T2stars: readonly number[], TEs: readonly number[], SNR: number): number {
  const variances = T2stars.map((T2star) => {
    const us = TEs.map((TE) => TE / T2star);
    const information = us.reduce((sum, u) => sum + (SNR * u * Math.exp(-u)) ** 2, 0);
    return 1 / information;
  });
  return Math.sqrt(variances.reduce((sum, each) => sum + each, 0) / variances.length);
}
