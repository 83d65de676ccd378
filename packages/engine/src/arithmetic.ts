/**
 * The operations a formula may use, over any kind of number `T`.
 *
 * A formula is written once, against this interface, and means whatever the arithmetic makes of it:
 * {@link numbers} evaluate it, {@link values} remember how to walk it backward, duals carry derivatives forward.
 * A plain number may stand wherever a `T` may. A formula cannot look at its numbers (`x > 1` does not
 * compile); what is piecewise is an operation: `where`, `step`, `relu`, `abs`, `min`, `max`.
 *
 * @example
 * ```ts
 * const decay = <T>({ mul, exp, neg, div }: Arithmetic<T>, S0: T, TE: T, T2: T): T => mul(S0, exp(neg(div(TE, T2))));
 * decay(numbers, 1, 10, 10); // ~> 0.36787944117144233
 * ```
 */
export interface Arithmetic<T> {
  /** A plain number as a `T`; its derivatives are all zero. */
  readonly constant: (c: number) => T;
  /**
   * Applies any primitive, also one defined outside this package, to as many inputs as its arity says.
   *
   * @throws TypeError where inputs or slopes are not as many, or the primitive's `value` throws
   */
  readonly apply: (rule: Rule, x: T | number, y?: T | number, z?: T | number) => T;

  /** x₁ + x₂ + …; the sum of nothing is 0. */
  readonly add: (...terms: readonly (T | number)[]) => T;
  /** x₁ · x₂ · …; the product of nothing is 1. */
  readonly mul: (...factors: readonly (T | number)[]) => T;
  /** x − y */
  readonly sub: Binary<T>;
  /** x / y */
  readonly div: Binary<T>;
  /** xʸ; NaN for a negative base and a fractional exponent. A constant exponent may stand over any base. */
  readonly pow: Binary<T>;
  /** The smaller of two; where they are equal, each gets half of the slope. */
  readonly min: Binary<T>;
  /** The larger of two; where they are equal, each gets half of the slope. */
  readonly max: Binary<T>;
  /** The angle of the point (x, y) in (−π, π], called as `atan2(y, x)`; its slopes need x² + y² between 1e-300 and 1e300. */
  readonly atan2: Binary<T>;

  /** −x */
  readonly neg: Unary<T>;
  /** eˣ */
  readonly exp: Unary<T>;
  /** eˣ − 1, exact also for tiny x. */
  readonly expm1: Unary<T>;
  /** ln x; −∞ at 0, NaN below. */
  readonly log: Unary<T>;
  /** ln(1 + x), exact also for tiny x. */
  readonly log1p: Unary<T>;
  /** √x; NaN below 0; infinite slope at 0. */
  readonly sqrt: Unary<T>;
  /** sin x, x in radians. */
  readonly sin: Unary<T>;
  /** cos x, x in radians. */
  readonly cos: Unary<T>;
  /** tan x, x in radians. */
  readonly tan: Unary<T>;
  /** arctan x, in (−π/2, π/2). */
  readonly atan: Unary<T>;
  /** (eˣ − e⁻ˣ) / 2 */
  readonly sinh: Unary<T>;
  /** (eˣ + e⁻ˣ) / 2 */
  readonly cosh: Unary<T>;
  /** sinh x / cosh x, in [−1, 1]. */
  readonly tanh: Unary<T>;
  /** 1 / (1 + e⁻ˣ), exact in both tails. */
  readonly sigmoid: Unary<T>;
  /** ln(1 + eˣ), exact in both tails. */
  readonly softplus: Unary<T>;
  /** (2/√π) ∫₀ˣ e^(−t²) dt */
  readonly erf: Unary<T>;
  /** |x|; slope 0 at 0. */
  readonly abs: Unary<T>;
  /** max(x, 0); slope 0 at 0. */
  readonly relu: Unary<T>;
  /** 1 for x > 0, else 0; slope 0 everywhere. */
  readonly step: Unary<T>;

  /** `then` where test > 0, `otherwise` where test ≤ 0, NaN where test is NaN. */
  readonly where: (test: T | number, then: T | number, otherwise: T | number) => T;
}

/** An operation on one number. */
export type Unary<T> = (x: T | number) => T;
/** An operation on two numbers. */
export type Binary<T> = (x: T | number, y: T | number) => T;

/** The name of every primitive: each has one line in the table of rules. */
export type Operation = Exclude<keyof Arithmetic<unknown>, 'constant' | 'apply'>;

/**
 * What a primitive is: its value, and what a small change of each input does to it.
 *
 * A slope is written as its effect on a change `d` (so e^x has `a.mul(d, out)`): read forward, `d` is a
 * tangent; read backward, an adjoint. It is written in an arithmetic, so higher orders come free, and a
 * branch not taken can stop an infinite `d`, which a factor of zero could not.
 */
export interface Rule {
  /** What it is called, in messages and in drawings. */
  readonly name: string;
  /** How many inputs it has. */
  readonly arity: 1 | 2 | 3;
  /** The value in plain numbers. */
  readonly value: (x: number, y: number, z: number) => number;
  /** One per input: `d` times ∂out/∂input, linear in `d`. */
  readonly slopes: readonly Slope[];
  /**
   * The same value, equal to rounding, in other operations: a fast road for primitives from outside this package. Many
   * rows at a time then run without a call of `value`, on several threads too; one row at a time keeps to `value`.
   */
  readonly formula?: <T>(a: Arithmetic<T>, x: T | number, y: T | number, z: T | number) => T | number;
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
