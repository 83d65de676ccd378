import type { Arithmetic } from './arithmetic.ts';
import type { Complex } from './complex.ts';
import type { ComplexArithmetic, ComplexOperand } from './complexArithmetic.ts';
import { type ComplexField, complexField, isReal, partsOf, squared } from './complexField.ts';
import { madeOnce } from './madeOnce.ts';

/** Beyond this a power is taken by its logarithm. */
const MOST_FACTORS = 64;

const over = madeOnce((a: Arithmetic<unknown>): ComplexArithmetic<unknown> => {
  const field = complexField(a);
  const growth = exponentials(a, field);
  return { ...field, ...growth, ...waves(a, field), pow: powers(field, growth), where: choice(a, field) };
});

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

type Exponentials<T> = Pick<ComplexArithmetic<T>, 'abs' | 'arg' | 'exp' | 'log' | 'sqrt'>;

function exponentials<T>(a: Arithmetic<T>, { complex, polar }: ComplexField<T>): Exponentials<T> {
  const abs = (z: ComplexOperand<T>): T => (isReal(z) ? a.abs(z) : a.sqrt(squared(a, z)));
  const arg = (z: ComplexOperand<T>): T => a.atan2(partsOf(z).im, partsOf(z).re);
  return {
    abs,
    arg,
    exp: (z) => polar(a.exp(partsOf(z).re), partsOf(z).im),
    log: (z) => complex(a.mul(0.5, a.log(squared(a, partsOf(z)))), arg(z)),
    sqrt: (z) => polar(a.sqrt(abs(z)), a.mul(0.5, arg(z))),
  };
}

type Waves<T> = Pick<ComplexArithmetic<T>, 'sin' | 'cos' | 'sinh' | 'cosh' | 'tan' | 'tanh'>;

function waves<T>(a: Arithmetic<T>, { complex, neg, div }: ComplexField<T>): Waves<T> {
  const turned = (z: ComplexOperand<T>): Complex<T> => complex(a.neg(partsOf(z).im), partsOf(z).re); // i z
  const sinh = (z: ComplexOperand<T>): Complex<T> => {
    const { re, im } = partsOf(z);
    return complex(a.mul(a.sinh(re), a.cos(im)), a.mul(a.cosh(re), a.sin(im)));
  };
  const cosh = (z: ComplexOperand<T>): Complex<T> => {
    const { re, im } = partsOf(z);
    return complex(a.mul(a.cosh(re), a.cos(im)), a.mul(a.sinh(re), a.sin(im)));
  };
  const sin = (z: ComplexOperand<T>): Complex<T> => neg(turned(sinh(turned(z)))); // −i sinh(iz)
  const cos = (z: ComplexOperand<T>): Complex<T> => cosh(turned(z));
  return { sin, cos, sinh, cosh, tan: (z) => div(sin(z), cos(z)), tanh: (z) => div(sinh(z), cosh(z)) };
}

function powers<T>({ mul, div }: ComplexField<T>, { exp, log }: Exponentials<T>): ComplexArithmetic<T>['pow'] {
  return (z, w) => {
    if (typeof w !== 'number' || !Number.isInteger(w) || Math.abs(w) > MOST_FACTORS) return exp(mul(w, log(z)));
    const power = mul(...new Array<ComplexOperand<T>>(Math.abs(w)).fill(z));
    return w < 0 ? div(1, power) : power;
  };
}

function choice<T>(a: Arithmetic<T>, { complex }: ComplexField<T>): ComplexArithmetic<T>['where'] {
  return (test, then, otherwise) => {
    const [x, y] = [partsOf(then), partsOf(otherwise)];
    return complex(a.where(test, x.re, y.re), a.where(test, x.im, y.im));
  };
}
