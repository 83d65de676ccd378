import type { SimulatedModel } from './analyticModel.ts';

/** A complex number of a simulation: a plain one that carries the effect of a tiny imaginary step. */
export interface Stepped {
  readonly re: number;
  readonly im: number;
}

/** So small that its square is nothing, and so without rounding. */
const STEP = 1e-60;

/** A number that does not depend on what is stepped. */
export const still = (re: number): Stepped => ({ re, im: 0 });

/** z + w + … */
export const plus = (...terms: readonly Stepped[]): Stepped =>
  terms.reduce((sum, { re, im }) => ({ re: sum.re + re, im: sum.im + im }), still(0));

/** z − w */
export const minus = (z: Stepped, w: Stepped): Stepped => ({ re: z.re - w.re, im: z.im - w.im });

/** z · w · … */
export const times = (...factors: readonly Stepped[]): Stepped =>
  factors.reduce((product, { re, im }) => ({ re: product.re * re, im: product.re * im + product.im * re }), still(1));

/** c z, c a plain number. */
export const scaled = (c: number, { re, im }: Stepped): Stepped => ({ re: c * re, im: c * im });

/** z / w */
export const over = (z: Stepped, w: Stepped): Stepped => ({
  re: z.re / w.re,
  im: (z.im - (z.re / w.re) * w.im) / w.re,
});

/** e^z */
export const expOf = ({ re, im }: Stepped): Stepped => ({ re: Math.exp(re), im: Math.exp(re) * im });

/** sin z */
export const sinOf = ({ re, im }: Stepped): Stepped => ({ re: Math.sin(re), im: Math.cos(re) * im });

/** cos z */
export const cosOf = ({ re, im }: Stepped): Stepped => ({ re: Math.cos(re), im: -Math.sin(re) * im });

/**
 * The slopes of a simulation by complex step: Im f(θ + i h)/h, which subtracts nothing and so loses nothing (Squire & Trapp
 * 1998, SIAM Rev 40:110). What is of second order in h, as im · im, is below every double and left out.
 */
export function complexStep<P extends string, S extends string>(
  simulate: (tissue: Readonly<Record<P, Stepped>>, protocol: readonly Readonly<Record<S, number>>[]) => Stepped[],
): SimulatedModel<P, S>['samples'] {
  return (tissue, protocol) => {
    const names = Object.keys(tissue) as P[];
    const at = (stepped: P | undefined): Stepped[] => {
      const all = names.map((name) => [name, { re: tissue[name], im: name === stepped ? STEP : 0 }] as const);
      return simulate(Object.fromEntries(all) as Record<P, Stepped>, protocol);
    };
    const columns = names.map((name) => [name, at(name)] as const);
    return at(undefined).map(({ re }, k) => ({
      signal: re,
      slopes: Object.fromEntries(columns.map(([name, samples]) => [name, samples[k]!.im / STEP])) as Record<P, number>,
    }));
  };
}
