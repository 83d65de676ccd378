/** Weighted least squares: ln S has noise of SD σ/S, so that its inverse variance goes with S². */
export function fitT2star(TEs: readonly number[], S: readonly number[]): number {
  const echoes = TEs.map((t, k) => ({ t, y: Math.log(S[k]), w: S[k] ** 2 })).filter((_, k) => S[k] > 0);
  const sum = (of: (echo: { t: number; y: number; w: number }) => number) =>
    echoes.reduce((total, echo) => total + echo.w * of(echo), 0);
  const [t, y] = [sum((echo) => echo.t) / sum(() => 1), sum((echo) => echo.y) / sum(() => 1)];
  return -sum((echo) => (echo.t - t) ** 2) / sum((echo) => (echo.t - t) * (echo.y - y));
}
