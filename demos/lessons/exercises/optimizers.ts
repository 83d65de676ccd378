import { unsolved } from '../../support/unsolved.ts';

/**
 * One step of Adam for one coordinate `x`, with the slope `g` there. Mix `g` into the mean `m` with weight 1 − 0.9 and its square
 * into `s` with weight 1 − 0.999. Both began at 0 and are too small at first: for step number `t` = 1, 2, … divide them by
 * $1 - 0.9^t$ and $1 - 0.999^t$ to get $\hat m$ and $\hat s$. Return the new `m` and `s` (without that division), and `x` moved by
 * $-\,\mathrm{rate}\cdot\hat m / (\sqrt{\hat s} + 10^{-8})$.
 */
export function adamStep(
  { x, m, s }: { readonly x: number; readonly m: number; readonly s: number },
  { g, rate, t }: { readonly g: number; readonly rate: number; readonly t: number },
): { x: number; m: number; s: number } {
  return unsolved();
}
