import { unsolved } from '../../support/unsolved.ts';

/** What a step of {@link adamStep} needs to know of the steps before: two running means of the gradient and its square, 0 at first. */
export interface Memory {
  readonly m: number;
  readonly s: number;
}

/**
 * One step of Adam for one coordinate. Mix the slope `g` into the mean `m` with weight 1 − 0.9 and its square into `s` with weight
 * 1 − 0.999. Both began at 0 and are too small at first: for step number `t` = 1, 2, … divide them by $1 - 0.9^t$ and $1 - 0.999^t$
 * to get $\hat m$ and $\hat s$. Return the new memory (without that division) and `x` moved by
 * $-\,\mathrm{rate}\cdot\hat m / (\sqrt{\hat s} + 10^{-8})$.
 */
export function adamStep(
  x: number,
  g: number,
  rate: number,
  t: number,
  memory: Memory,
): Memory & { readonly x: number } {
  return unsolved();
}
