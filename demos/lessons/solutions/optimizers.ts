/** The means are kept as they are mixed; only the step is freed of their start at 0, which makes the first one ± rate. */
export function adamStep(
  { x, m, s }: { readonly x: number; readonly m: number; readonly s: number },
  { g, rate, t }: { readonly g: number; readonly rate: number; readonly t: number },
): { x: number; m: number; s: number } {
  const [mNow, sNow] = [0.9 * m + 0.1 * g, 0.999 * s + 0.001 * g * g];
  const [mHat, sHat] = [mNow / (1 - 0.9 ** t), sNow / (1 - 0.999 ** t)];
  return { x: x - (rate * mHat) / (Math.sqrt(sHat) + 1e-8), m: mNow, s: sNow };
}
