import type { Arithmetic } from './arithmetic.ts';
import { Complex } from './complex.ts';
import type { ComplexArithmetic, ComplexOperand } from './complexArithmetic.ts';

/** Real and imaginary part, of a real number too. */
export interface Parts<T> {
  readonly re: T | number;
  readonly im: T | number;
}

/** The parts of what may stand for a complex number. */
export function partsOf<T>(z: ComplexOperand<T>): Parts<T> {
  return isReal(z) ? { re: z, im: 0 } : z;
}

/** Whether it is a real number, of which half the work is left out. */
export function isReal<T>(z: ComplexOperand<T>): z is T | number {
  return !(z instanceof Complex);
}

/** What makes and takes apart complex numbers over an arithmetic. */
export type ComplexParts<T> = Pick<ComplexArithmetic<T>, 'complex' | 'polar' | 're' | 'im' | 'conj'>;

/** Sum, product and their inverses. */
export type ComplexField<T> = ComplexParts<T> & Pick<ComplexArithmetic<T>, 'add' | 'mul' | 'sub' | 'div' | 'neg'>;

/** Parts, sums and products of complex numbers over an arithmetic. */
export function complexField<T>(a: Arithmetic<T>): ComplexField<T> {
  const parts = complexParts(a);
  const { complex } = parts;
  const add = (z: ComplexOperand<T>, w: ComplexOperand<T>): Complex<T> => {
    const [x, y] = [partsOf(z), partsOf(w)];
    return complex(a.add(x.re, y.re), a.add(x.im, y.im));
  };
  const mul = (z: ComplexOperand<T>, w: ComplexOperand<T>): Complex<T> => {
    const [x, y] = [partsOf(z), partsOf(w)];
    if (isReal(w)) return complex(a.mul(x.re, w), a.mul(x.im, w));
    if (isReal(z)) return complex(a.mul(z, y.re), a.mul(z, y.im));
    return complex(a.sub(a.mul(x.re, y.re), a.mul(x.im, y.im)), a.add(a.mul(x.re, y.im), a.mul(x.im, y.re)));
  };
  return {
    ...parts,
    add: (first: ComplexOperand<T> = 0, ...terms) => terms.reduce<Complex<T>>(add, whole(parts, first)),
    mul: (first: ComplexOperand<T> = 1, ...factors) => factors.reduce<Complex<T>>(mul, whole(parts, first)),
    sub: (z, w) => {
      const [x, y] = [partsOf(z), partsOf(w)];
      return complex(a.sub(x.re, y.re), a.sub(x.im, y.im));
    },
    div: (z, w) => {
      const [x, y] = [partsOf(z), partsOf(w)];
      if (isReal(w)) return complex(a.div(x.re, w), a.div(x.im, w));
      const turned = partsOf(mul(z, parts.conj(w)));
      const size = squared(a, y);
      return complex(a.div(turned.re, size), a.div(turned.im, size));
    },
    neg: (z) => complex(a.neg(partsOf(z).re), a.neg(partsOf(z).im)),
  };
}

/** re² + im² */
export function squared<T>(a: Arithmetic<T>, { re, im }: Parts<T>): T {
  return a.add(a.mul(re, re), a.mul(im, im));
}

function complexParts<T>(a: Arithmetic<T>): ComplexParts<T> {
  const number = (x: T | number): T => (typeof x === 'number' ? a.constant(x) : x);
  const complex = (re: T | number, im: T | number): Complex<T> => new Complex(number(re), number(im));
  return {
    complex,
    polar: (r, φ) => complex(a.mul(r, a.cos(φ)), a.mul(r, a.sin(φ))),
    re: (z) => number(partsOf(z).re),
    im: (z) => number(partsOf(z).im),
    conj: (z) => complex(partsOf(z).re, a.neg(partsOf(z).im)),
  };
}

function whole<T>({ complex }: ComplexParts<T>, z: ComplexOperand<T>): Complex<T> {
  return isReal(z) ? complex(z, 0) : z;
}
