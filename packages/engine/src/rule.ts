import type { Arithmetic } from './arithmetic.ts';

/**
 * What a primitive is: its value, and what a small change of each input does to it.
 *
 * A slope is written as its effect on a change `d` (so e^x has `a.mul(d, out)`): read forward, `d` is a
 * tangent; read backward, an adjoint. It is written in an arithmetic, so higher orders come free, and a
 * branch not taken can stop an infinite `d`, which a factor of zero could not.
 */
export interface Rule {
  readonly name: string;
  readonly arity: 1 | 2 | 3;
  /** The value in plain numbers. */
  readonly value: (x: number, y: number, z: number) => number;
  /** One per input: `d` times ∂out/∂input, linear in `d`. */
  readonly slopes: readonly Slope[];
}

/** `d` times the slope, from the result `out` and the inputs `x`, `y`, `z` (those beyond the arity are 0). */
export type Slope = <T>(
  a: Arithmetic<T>,
  d: T | number,
  out: T | number,
  x: T | number,
  y: T | number,
  z: T | number,
) => T | number;
