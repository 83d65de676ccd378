export interface Memory {
  readonly m: number;
  readonly s: number;
}

/** The memory stays as it is mixed; only the step is freed of the start at 0, which makes the first one ± rate. */
export function adamStep(
  x: number,
  g: number,
  rate: number,
  t: number,
  memory: Memory,
): Memory & { readonly x: number } {
  const m = 0.9 * memory.m + 0.1 * g;
  const s = 0.999 * memory.s + 0.001 * g * g;
  const [mHat, sHat] = [m / (1 - 0.9 ** t), s / (1 - 0.999 ** t)];
  return { m, s, x: x - (rate * mHat) / (Math.sqrt(sHat) + 1e-8) };
}
