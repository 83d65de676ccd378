import type { Arithmetic } from '@fishergrad/engine';

/** E/(1 − E) with E = e^(−t/T): how many times a decay over t is left after all of them, without a difference of near numbers. */
export function leftOver<T>({ div, neg, exp, expm1 }: Arithmetic<T>, t: T, relaxation: T): T {
  const exponent = neg(div(t, relaxation));
  return div(exp(exponent), neg(expm1(exponent)));
}

/** 1 − cos α, also exact where α is small. */
export function lost<T>({ mul, sin }: Arithmetic<T>, α: T): T {
  const half = sin(mul(0.5, α));
  return mul(2, half, half);
}

/**
 * Mz/M0 before each of many pulses by α, with a time TR from one to the next and nothing left of the transverse magnetization:
 * (1 − E1)/(1 − E1 cos α), E1 = e^(−TR/T1). It is computed as 1/(1 + (1 − cos α) E1/(1 − E1)), where T1 stands in one place
 * and no difference of nearly equal numbers loses digits.
 */
export function spoiledMz<T>(a: Arithmetic<T>, α: T, TR: T, T1: T): T {
  return a.div(1, a.add(1, a.mul(lost(a, α), leftOver(a, TR, T1))));
}
