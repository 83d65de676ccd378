// Complex numbers over the arithmetics of this engine, held to 60-digit arithmetic; see tools/reference/complex.py.
import {
  type Arithmetic,
  Complex,
  type ComplexArithmetic,
  complexOver,
  gradient,
  jacobian,
  numbers,
  record,
} from '@fishergrad/engine';
import { compile } from '@fishergrad/engine/compile';
import { describe, expect, it } from 'vitest';
import references from '../reference/complex.json' with { type: 'json' };
import { expectAllClose, expectClose } from '../support/close.ts';

interface Case {
  readonly of: string;
  readonly at: readonly [number, number];
  readonly value: readonly [number, number];
  /** f′ and f″ of the functions that have them. */
  readonly first?: readonly [number, number];
  readonly second?: readonly [number, number];
}

const cases = references as unknown as Case[];

type Of = <T>(c: ComplexArithmetic<T>, z: Complex<T>) => Complex<T>;
const other = <T>(c: ComplexArithmetic<T>): Complex<T> => c.complex(0.75, -1.25);
const functions: Readonly<Record<string, Of>> = {
  exp: (c, z) => c.exp(z),
  log: (c, z) => c.log(z),
  sqrt: (c, z) => c.sqrt(z),
  sin: (c, z) => c.sin(z),
  cos: (c, z) => c.cos(z),
  tan: (c, z) => c.tan(z),
  sinh: (c, z) => c.sinh(z),
  cosh: (c, z) => c.cosh(z),
  tanh: (c, z) => c.tanh(z),
  neg: (c, z) => c.neg(z),
  add: (c, z) => c.add(z, other(c)),
  sub: (c, z) => c.sub(other(c), z),
  mul: (c, z) => c.mul(z, other(c)),
  div: (c, z) => c.div(other(c), z),
  cube: (c, z) => c.pow(z, 3),
  inverseSquare: (c, z) => c.pow(z, -2),
  half: (c, z) => c.pow(z, 0.5),
  toTheOther: (c, z) => c.pow(z, other(c)),
  abs: (c, z) => c.complex(c.abs(z), 0),
  arg: (c, z) => c.complex(c.arg(z), 0),
  conj: (c, z) => c.conj(z),
};

/** A function of z as one of x and y. */
const ofParts =
  (name: string) =>
  <T>(a: Arithmetic<T>, [x, y]: readonly T[]): T[] => {
    const { re, im } = functions[name]!(complexOver(a), new Complex(x!, y!));
    return [re, im];
  };
/** Value, slopes and slopes of slopes, each in x and y. */
const all =
  (name: string) =>
  <T>(a: Arithmetic<T>, at: readonly T[]): T[] => {
    const slopes = jacobian(
      a,
      (b, u) => {
        const { value, jacobian: J } = jacobian(b, ofParts(name), u);
        return [...value, ...J.flat()];
      },
      at,
    );
    return [...slopes.value, ...slopes.jacobian.slice(2).flat()];
  };
/** What Cauchy and Riemann make of f, f′ and f″: f′ = u_x + i v_x, f_y = i f_x. */
const wanted = ({ value, first, second }: Case): number[] => {
  const [[u, v], [a, b]] = [first!, second!];
  return [...value, u, -v, v, u, a, -b, -b, -a, b, a, a, -b];
};

const holomorphic = cases.filter(({ first }) => first !== undefined);
describe.each(cases)('$of at $at', (each) => {
  it('has its value', () => expectAllClose(ofParts(each.of)(numbers, each.at), each.value));
});

describe.each(holomorphic)('$of at $at', (each) => {
  it('has its first and second derivative, forward over forward', () =>
    expectAllClose(all(each.of)(numbers, each.at), wanted(each)));

  it('has its first derivative walked backward', () => {
    const [u, v] = [0, 1].map((part) => gradient(numbers, (a, x) => ofParts(each.of)(a, x)[part]!, each.at));
    const found = [u!.value, v!.value, ...u!.gradient, ...v!.gradient];
    expectAllClose(found, wanted(each).slice(0, 6));
  });

  it('has them compiled', () => {
    const found = compile(record(['x', 'y'], all(each.of)))(each.at.map((x) => Float64Array.of(x)));
    expectAllClose(
      found.map(([x]) => x!),
      wanted(each),
    );
  });
});

describe('parts and real operands', () => {
  const c = complexOver(numbers);
  const z = new Complex(3, -4);

  it('has |z|, arg, re, im and polar that fit together', () => {
    expect([c.abs(z), c.re(z), c.im(z), c.re(7), c.im(7), c.abs(-7)]).toEqual([5, 3, -4, 7, 0, 7]);
    expectClose(c.arg(-1), Math.PI, 0);
    const { re, im } = c.polar(5, c.arg(z));
    expectAllClose([re, im], [3, -4]);
  });

  it('takes a real number for a complex one without an imaginary part', () => {
    const seven = new Complex(7, 0);
    for (const of of ['add', 'mul', 'sub', 'div'] as const) {
      expect(c[of](z, 7)).toEqual(c[of](z, seven));
      expect(c[of](7, z)).toEqual(c[of](seven, z));
    }
    expect([c.add(), c.mul(), c.add(2), c.pow(z, 0)]).toEqual([0, 1, 2, 1].map((x) => new Complex(x, 0)));
  });

  it('chooses by the sign of a test', () => {
    expect([1, 0, -1].map((test) => c.where(test, z, 2))).toEqual([z, new Complex(2, 0), new Complex(2, 0)]);
    expect(c.where(NaN, z, 2)).toEqual(new Complex(NaN, NaN));
  });

  it('has slopes of |z| and arg: (x, y)/r and (−y, x)/r²', () => {
    const { jacobian: J } = jacobian(
      numbers,
      (a, [x, y]) => {
        const w = new Complex(x!, y!);
        return [complexOver(a).abs(w), complexOver(a).arg(w)];
      },
      [3, -4],
    );
    expectAllClose(J.flat(), [0.6, -0.8, 0.16, 0.12]);
  });
});
