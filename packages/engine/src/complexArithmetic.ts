import type { Complex } from './complex.ts';

/** What may stand wherever a complex number may: one, a number of the arithmetic below, or a plain number. */
export type ComplexOperand<T> = Complex<T> | T | number;

/** Complex numbers over an arithmetic; real and plain numbers may stand wherever a complex one may. */
export interface ComplexArithmetic<T> {
  /** re + i im */
  readonly complex: (re: T | number, im: T | number) => Complex<T>;
  /** r e^(iφ), φ in radians. */
  readonly polar: (r: T | number, φ: T | number) => Complex<T>;
  /** The real part. */
  readonly re: (z: ComplexOperand<T>) => T;
  /** The imaginary part. */
  readonly im: (z: ComplexOperand<T>) => T;
  /** |z| = √(re² + im²); infinite slopes at 0, and re² + im² must be within the range of a double. */
  readonly abs: (z: ComplexOperand<T>) => T;
  /** The angle of z in (−π, π]; no slope at 0. */
  readonly arg: (z: ComplexOperand<T>) => T;
  /** re − i im */
  readonly conj: (z: ComplexOperand<T>) => Complex<T>;

  /** z₁ + z₂ + …; the sum of nothing is 0. */
  readonly add: (...terms: readonly ComplexOperand<T>[]) => Complex<T>;
  /** z₁ · z₂ · …; the product of nothing is 1. */
  readonly mul: (...factors: readonly ComplexOperand<T>[]) => Complex<T>;
  /** z − w */
  readonly sub: (z: ComplexOperand<T>, w: ComplexOperand<T>) => Complex<T>;
  /** z / w; re² + im² of w must be within the range of a double. */
  readonly div: (z: ComplexOperand<T>, w: ComplexOperand<T>) => Complex<T>;
  /** z to the power of w: by multiplication for plain whole |w| ≤ 64, else e^(w ln z) on the principal branch. */
  readonly pow: (z: ComplexOperand<T>, w: ComplexOperand<T>) => Complex<T>;
  /** −z */
  readonly neg: (z: ComplexOperand<T>) => Complex<T>;
  /** e^z */
  readonly exp: (z: ComplexOperand<T>) => Complex<T>;
  /** ln z, principal branch: imaginary part in (−π, π]. */
  readonly log: (z: ComplexOperand<T>) => Complex<T>;
  /** √z, principal branch: real part ≥ 0. */
  readonly sqrt: (z: ComplexOperand<T>) => Complex<T>;
  /** sin z */
  readonly sin: (z: ComplexOperand<T>) => Complex<T>;
  /** cos z */
  readonly cos: (z: ComplexOperand<T>) => Complex<T>;
  /** sinh z */
  readonly sinh: (z: ComplexOperand<T>) => Complex<T>;
  /** cosh z */
  readonly cosh: (z: ComplexOperand<T>) => Complex<T>;
  /** tan z = sin z / cos z, for imaginary parts within ±350. */
  readonly tan: (z: ComplexOperand<T>) => Complex<T>;
  /** tanh z = sinh z / cosh z, for real parts within ±350. */
  readonly tanh: (z: ComplexOperand<T>) => Complex<T>;
  /** `then` where test > 0, `otherwise` where test ≤ 0, NaN where test is NaN. */
  readonly where: (test: T | number, then: ComplexOperand<T>, otherwise: ComplexOperand<T>) => Complex<T>;
}
