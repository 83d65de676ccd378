import type { Arithmetic } from './arithmetic.ts';
import { Complex } from './complex.ts';
import { madeOnce } from './madeOnce.ts';

/** A complex number, or one of the arithmetic below, or a plain one. */
type Operand<T> = Complex<T> | T | number;
type Unary<T> = (z: Operand<T>) => Complex<T>;
type Binary<T> = (z: Operand<T>, w: Operand<T>) => Complex<T>;

/** Complex numbers over an arithmetic; real and plain numbers may stand wherever a complex one may. */
export interface ComplexArithmetic<T> {
  /** re + i im */
  readonly complex: (re: T | number, im: T | number) => Complex<T>;
  /** r e^(iφ), φ in radians. */
  readonly polar: (r: T | number, φ: T | number) => Complex<T>;
  /** The real part. */
  readonly re: (z: Operand<T>) => T;
  /** The imaginary part. */
  readonly im: (z: Operand<T>) => T;
  /** |z| = √(re² + im²); infinite slopes at 0, and re² + im² must be within the range of a double. */
  readonly abs: (z: Operand<T>) => T;
  /** The angle of z in (−π, π]; no slope at 0. */
  readonly arg: (z: Operand<T>) => T;
  /** re − i im */
  readonly conj: Unary<T>;

  /** z₁ + z₂ + …; the sum of nothing is 0. */
  readonly add: (...terms: readonly Operand<T>[]) => Complex<T>;
  /** z₁ · z₂ · …; the product of nothing is 1. */
  readonly mul: (...factors: readonly Operand<T>[]) => Complex<T>;
  /** z − w */
  readonly sub: Binary<T>;
  /** z / w */
  readonly div: Binary<T>;
  /** z to the power of w: by multiplication for whole |w| ≤ 64, else e^(w ln z) on the principal branch. */
  readonly pow: Binary<T>;
  /** −z */
  readonly neg: Unary<T>;
  /** e^z */
  readonly exp: Unary<T>;
  /** ln z, principal branch: imaginary part in (−π, π]. */
  readonly log: Unary<T>;
  /** √z, principal branch: real part ≥ 0. */
  readonly sqrt: Unary<T>;
  /** sin z */
  readonly sin: Unary<T>;
  /** cos z */
  readonly cos: Unary<T>;
  /** sinh z */
  readonly sinh: Unary<T>;
  /** cosh z */
  readonly cosh: Unary<T>;
  /** tan z = sin z / cos z */
  readonly tan: Unary<T>;
  /** tanh z = sinh z / cosh z */
  readonly tanh: Unary<T>;
  /** `then` where test > 0, `otherwise` where test ≤ 0. */
  readonly where: (test: T | number, then: Operand<T>, otherwise: Operand<T>) => Complex<T>;
}

/** Beyond this a power is taken by its logarithm. */
const MOST_FACTORS = 64;

const over = madeOnce((a: Arithmetic<unknown>) => complexArithmetic(a));

/**
 * Complex numbers over any arithmetic: what holds for `a` (derivatives, recording, compiling) holds for their parts.
 *
 * @example
 * ```ts
 * import { numbers } from '@fishergrad/engine';
 *
 * const { mul, exp, polar, re } = complexOver(numbers);
 * re(mul(polar(2, Math.PI / 3), exp(0))); // ~> 1
 * ```
 */
export function complexOver<T>(a: Arithmetic<T>): ComplexArithmetic<T> {
  return over(a as Arithmetic<unknown>) as ComplexArithmetic<T>;
}

function complexArithmetic<T>(a: Arithmetic<T>): ComplexArithmetic<T> {
  type Parts = { readonly re: T | number; readonly im: T | number };
  const parts = (z: Operand<T>): Parts => (z instanceof Complex ? z : { re: z, im: 0 });
  const whole = (x: T | number): T => (typeof x === 'number' ? a.constant(x) : x);
  const complex = (re: T | number, im: T | number): Complex<T> => new Complex(whole(re), whole(im));
  const whole2 = (z: Operand<T>): Complex<T> => (z instanceof Complex ? z : complex(z, 0));
  const polar = (r: T | number, φ: T | number): Complex<T> => complex(a.mul(r, a.cos(φ)), a.mul(r, a.sin(φ)));
  const squares = ({ re, im }: Parts): T => a.add(a.mul(re, re), a.mul(im, im));
  const isReal = (z: Operand<T>): z is T | number => !(z instanceof Complex);

  const add2 = (z: Operand<T>, w: Operand<T>): Complex<T> => {
    const [x, y] = [parts(z), parts(w)];
    return complex(a.add(x.re, y.re), a.add(x.im, y.im));
  };
  const mul2 = (z: Operand<T>, w: Operand<T>): Complex<T> => {
    const [x, y] = [parts(z), parts(w)];
    if (isReal(w)) return complex(a.mul(x.re, w), a.mul(x.im, w));
    if (isReal(z)) return complex(a.mul(z, y.re), a.mul(z, y.im));
    return complex(a.sub(a.mul(x.re, y.re), a.mul(x.im, y.im)), a.add(a.mul(x.re, y.im), a.mul(x.im, y.re)));
  };
  const div = (z: Operand<T>, w: Operand<T>): Complex<T> => {
    const [x, y] = [parts(z), parts(w)];
    if (isReal(w)) return complex(a.div(x.re, w), a.div(x.im, w));
    const size = squares(y);
    const turned = mul2(z, complex(y.re, a.neg(y.im)));
    return complex(a.div(turned.re, size), a.div(turned.im, size));
  };
  const exp = (z: Operand<T>): Complex<T> => {
    const { re, im } = parts(z);
    return polar(a.exp(re), im);
  };
  const abs = (z: Operand<T>): T => (isReal(z) ? a.abs(z) : a.sqrt(squares(parts(z))));
  const arg = (z: Operand<T>): T => {
    const { re, im } = parts(z);
    return a.atan2(im, re);
  };
  const log = (z: Operand<T>): Complex<T> => complex(a.mul(0.5, a.log(squares(parts(z)))), arg(z));
  const neg = (z: Operand<T>): Complex<T> => {
    const { re, im } = parts(z);
    return complex(a.neg(re), a.neg(im));
  };
  const turn = (z: Operand<T>): Complex<T> => {
    const { re, im } = parts(z); // i z
    return complex(a.neg(im), re);
  };
  const sinh = (z: Operand<T>): Complex<T> => {
    const { re, im } = parts(z);
    return complex(a.mul(a.sinh(re), a.cos(im)), a.mul(a.cosh(re), a.sin(im)));
  };
  const cosh = (z: Operand<T>): Complex<T> => {
    const { re, im } = parts(z);
    return complex(a.mul(a.cosh(re), a.cos(im)), a.mul(a.sinh(re), a.sin(im)));
  };
  const sin = (z: Operand<T>): Complex<T> => neg(turn(sinh(turn(z)))); // −i sinh(iz)
  const cos = (z: Operand<T>): Complex<T> => cosh(turn(z));
  const mul = (first: Operand<T> = 1, ...factors: readonly Operand<T>[]): Complex<T> =>
    factors.reduce<Complex<T>>(mul2, whole2(first));
  const pow = (z: Operand<T>, w: Operand<T>): Complex<T> => {
    if (typeof w !== 'number' || !Number.isInteger(w) || Math.abs(w) > MOST_FACTORS) return exp(mul2(w, log(z)));
    const power = mul(...new Array<Operand<T>>(Math.abs(w)).fill(z));
    return w < 0 ? div(1, power) : power;
  };
  return {
    complex,
    polar,
    re: (z) => whole(parts(z).re),
    im: (z) => whole(parts(z).im),
    abs,
    arg,
    conj: (z) => {
      const { re, im } = parts(z);
      return complex(re, a.neg(im));
    },
    add: (first: Operand<T> = 0, ...terms) => terms.reduce<Complex<T>>(add2, whole2(first)),
    mul,
    sub: (z, w) => {
      const [x, y] = [parts(z), parts(w)];
      return complex(a.sub(x.re, y.re), a.sub(x.im, y.im));
    },
    div,
    pow,
    neg,
    exp,
    log,
    sqrt: (z) => polar(a.sqrt(abs(z)), a.mul(0.5, arg(z))),
    sin,
    cos,
    sinh,
    cosh,
    tan: (z) => div(sin(z), cos(z)),
    tanh: (z) => div(sinh(z), cosh(z)),
    where: (test, then, otherwise) => {
      const [x, y] = [parts(then), parts(otherwise)];
      return complex(a.where(test, x.re, y.re), a.where(test, x.im, y.im));
    },
  };
}
