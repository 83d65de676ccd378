// What formulas mean: precedence, numbers, functions, complex values and choices, over every arithmetic.
import {
  type Arithmetic,
  Complex,
  gradient,
  jacobian,
  numbers,
  type Operation,
  record,
  rules,
} from '@fishergrad/engine';
import { compile } from '@fishergrad/engine/compile';
import { type Formula, formula, FormulaError } from '@fishergrad/study/formula';
import { describe, expect, it } from 'vitest';
import { expectAllClose, expectClose } from '../support/close.ts';

const realOf = <T>(read: Formula, a: Arithmetic<T>, values: Readonly<Record<string, T | number>>): T => {
  const value = read.evaluate(a, values);
  if (value instanceof Complex) throw new TypeError(`${read.text} is complex`);
  return value;
};
const valueOf = (text: string, values: Readonly<Record<string, number>> = {}): number =>
  realOf(formula(text), numbers, values);

describe('precedence, as mathematics has it', () => {
  const x = 3;
  it.each([
    ['1 + 2 * 3', 7],
    ['(1 + 2) * 3', 9],
    ['10 - 3 - 2', 5],
    ['10 - (3 - 2)', 9],
    ['16 / 4 / 2', 2],
    ['16 / 4 * 2', 8],
    ['16 / (4 * 2)', 2],
    ['2 * 3 ^ 2', 18],
    ['2 ^ 3 ^ 2', 512],
    ['(2 ^ 3) ^ 2', 64],
    ['2 ** 3 ** 2', 512],
    ['-2 ^ 2', -4],
    ['(-2) ^ 2', 4],
    ['-x ^ 2', -9],
    ['+x ^ 2', 9],
    ['2 ^ -2', 0.25],
    ['2 ^ -x ^ 2', 2 ** -9],
    ['-2 ^ -2', -0.25],
    ['- -x', 3],
    ['--x', 3],
    ['5--x', 8],
    ['5+-x', 2],
    ['2 * -x', -6],
    ['-x * 2', -6],
    ['1 / 2 * x', 1.5],
    ['x^2/2', 4.5],
    ['exp(0) + 1', 2],
    ['-exp(0) ^ 2', -1],
    ['where(x > 2 && x < 4, 1, 0)', 1],
    ['where(x < 2 || x > 1 && x < 2, 1, 0)', 0],
    ['where(x > 2 || x < 2 && x > 5, 1, 0)', 1],
    ['where(!(x > 2), 1, 0)', 0],
    ['where(x + 1 > 2 * x - 3, 1, 0)', 1],
  ])('%s = %d', (text, wanted) => expect(valueOf(text, { x })).toBe(wanted));

  it.each([
    ['010', 10],
    ['.5 + 5.', 5.5],
    ['1e3 + 1E-3 + 1.5e+2', 1150.001],
    ['2·3 × 4 ÷ 6 − 1', 3],
    ['2*π - 2*pi', 0],
    ['\t1\n +\r\n 2\u00A0', 3],
    ['where(3 ≥ 3 && 3 ≤ 3, 1, 0)', 1],
    ['ln(exp(2))', 2],
  ])('%j is read as a person writes it', (text, wanted) => expect(valueOf(text)).toBe(wanted));

  it('takes any letters for a name, also those that JavaScript keeps', () => {
    const { names } = formula('new + in + this + e + E1 + α_2 + Δf + async + yield + null + T2star');
    expect(names).toEqual('new in this e E1 α_2 Δf async yield null T2star'.split(' '));
  });
});

describe('functions are those of the arithmetic', () => {
  const called = (Object.keys(rules) as Operation[]).filter(
    (name) => !['add', 'sub', 'mul', 'div', 'neg'].includes(name),
  );
  const points = [0.3, 1.7, 0.9];

  it.each(called)('%s, in numbers and in derivatives', (name) => {
    const names = ['x', 'y', 'z'].slice(0, rules[name].arity);
    const text = name === 'where' ? 'where(x > 0, y, z)' : `${name}(${names.join(', ')})`;
    const read = formula(text);
    const at = points.slice(0, names.length);
    const here = <T>(a: Arithmetic<T>, x: readonly T[]): T[] => [
      realOf(read, a, Object.fromEntries(names.map((each, k) => [each, x[k]!]))),
    ];
    const wanted = jacobian(numbers, (a, x) => [a.apply(rules[name], x[0]!, x[1], x[2])], at);
    expect(jacobian(numbers, here, at)).toEqual(wanted);
  });

  it('has the powers of numbers below zero that multiplication has', () => {
    const cube = formula('x^3');
    const { value, jacobian: J } = jacobian(numbers, (a, [x]) => [realOf(cube, a, { x: x! })], [-2]);
    expect([value, J]).toEqual([[-8], [[12]]]);
  });
});

describe('complex values', () => {
  const signal = formula('A * exp(-t/T2) * exp(i * (2*pi*f*t + phi))');
  const names = ['A', 'T2', 'f', 'phi'] as const;
  const [θ, t] = [[1.5, 0.04, 12, 0.3] as const, 0.011];
  const parts = <T>(a: Arithmetic<T>, x: readonly T[]): T[] => {
    const { re, im } = signal.evaluate(a, {
      t,
      ...(Object.fromEntries(names.map((name, k) => [name, x[k]!])) as Record<string, T>),
    }) as Complex<T>;
    return [re, im];
  };
  // Worked out by hand: S = A e^(−t/T2) e^(iω), ∂S/∂A = S/A, ∂S/∂T2 = S t/T2², ∂S/∂f = 2πi t S, ∂S/∂φ = i S.
  const [A, T2, f, phi] = θ;
  const [r, ω] = [A * Math.exp(-t / T2), 2 * Math.PI * f * t + phi];
  const [re, im] = [r * Math.cos(ω), r * Math.sin(ω)];
  const k = 2 * Math.PI * t;
  const slopes = [re / A, (re * t) / T2 ** 2, -k * im, -im, im / A, (im * t) / T2 ** 2, k * re, re];

  it('is told to be complex, with its closed form and its slopes', () => {
    expect([signal.complex, signal.names]).toEqual([true, ['A', 't', 'T2', 'f', 'phi']]);
    const found = jacobian(numbers, parts, θ);
    expectAllClose(found.value, [re, im]);
    expectAllClose(found.jacobian.flat(), slopes);
  });

  it('is that backward and compiled too', () => {
    const backward = [0, 1].flatMap((part) => gradient(numbers, (a, x) => parts(a, x)[part]!, θ).gradient);
    expectAllClose(backward, slopes);
    const tape = record([...names], (a, x) => jacobian(a, parts, x).jacobian.flat());
    const compiled = compile(tape)(θ.map((each) => Float64Array.of(each)));
    expectAllClose(
      compiled.map(([x]) => x!),
      slopes,
    );
  });

  it.each([
    ['exp(i*pi)', -1, 0],
    ['i^2', -1, 0],
    ['i*i', -1, 0],
    ['(3 + 4*i) / (1 - 2*i)', -1, 2],
    ['sqrt(-4 + 0*i)', 0, 2],
    ['conj(3 + 4*i)', 3, -4],
    ['where(1 < 2, i, 5)', 0, 1],
  ])('%s = %d + %d i', (text, x, y) => {
    const value = formula(text).evaluate(numbers, {}) as Complex<number>;
    expectClose(value.re, x, 1e-15, 1e-15);
    expectClose(value.im, y, 1e-15, 1e-15);
  });

  it.each([
    ['abs(3 + 4*i)', 5],
    ['re(3 + 4*i) + im(3 + 4*i)', 7],
    ['arg(2*i)', Math.PI / 2],
    ['arg(-2)', Math.PI],
    ['im(2) + re(2) + conj(2)', 4],
    ['abs(exp(i*x))', 1],
  ])('%s is real', (text, wanted) => {
    expect(formula(text).complex).toBe(false);
    expectClose(valueOf(text, { x: 0.7 }), wanted, 1e-15);
  });
});

describe('choices', () => {
  const ramp = formula('where(t < t0, A, A * exp(-(t - t0) / T))');

  it('take the value and the slopes of the branch that is chosen', () => {
    const at = (t: number) => jacobian(numbers, (a, [A, T]) => [realOf(ramp, a, { A: A!, T: T!, t, t0: 2 })], [3, 4]);
    expect(at(1)).toEqual({ value: [3], jacobian: [[1, 0]] });
    const [e, d] = [Math.exp(-0.5), 2];
    expectAllClose([...at(4).value, ...at(4).jacobian.flat()], [3 * e, e, (3 * e * d) / 16]);
  });

  it.each([
    ['<', [1, 0, 0]],
    ['<=', [1, 1, 0]],
    ['>', [0, 0, 1]],
    ['>=', [0, 1, 1]],
  ])('x %s 2 below, at and above', (sign, wanted) => {
    const step = [2 - 4e-16, 2, 2 + 5e-16].map((x) => valueOf(`where(x ${sign} 2, 1, 0)`, { x }));
    expect(step).toEqual(wanted);
  });

  it('does not take a branch that is not finite into the slopes of the other', () => {
    const safe = formula('where(x > 0, sqrt(x), 0)');
    const found = jacobian(numbers, (a, [x]) => [realOf(safe, a, { x: x! })], [0]);
    expect(found).toEqual({ value: [0], jacobian: [[0]] });
  });
});

describe('what is no formula is refused at its place', () => {
  it.each([
    ['', 0, 'empty'],
    ['  ', 0, 'empty'],
    ['S0 exp(-t)', 3, 'a * is missing before "exp"'],
    ['2x', 1, 'a * is missing before "x"'],
    ['(a)(b)', 3, 'a * is missing'],
    ['S0(1 - t)', 0, 'there is no function "S0"; a product is written S0 * (…)'],
    ['2(3)', 1, 'a * is missing'],
    ['1 + ', 2, 'something must follow here'],
    ['a * / b', 4, 'a number or a name must stand before this "/"'],
    ['a // b', 3, 'a number or a name must stand before this "/"'],
    ['/a/', 0, 'a number or a name must stand before this "/"'],
    ['(a + b', 0, 'opened and never closed'],
    ['f(', 1, 'opened and never closed'],
    ['a + b)', 5, 'closes none'],
    ['()', 1, 'a number or a name must stand before this ")"'],
    ['a, b', 1, 'a comma stands only between the arguments'],
    ['0,14', 1, 'decimals are written with a point'],
    ['a = b', 2, 'no "="'],
    ['a == b', 2, 'no "="'],
    ['x²', 1, 'write a power as x^2'],
    ['a[0]', 1, 'round parentheses'],
    ['{a}', 0, 'round parentheses'],
    ['a ? b : c', 2, 'where(test, then, otherwise)'],
    ['a & b', 2, 'doubled'],
    ['a.b', 1, 'belongs to no number'],
    ['"a"', 0, 'cannot be read'],
    ['`a`', 0, 'cannot be read'],
    ["'a'", 0, 'cannot be read'],
    ['a; b', 1, 'cannot be read'],
    ['a => b', 2, 'no "="'],
    ['90 %', 3, 'write 0.9 for 90 %'],
    ['\\u0061', 0, 'cannot be read'],
    ['#a', 0, 'cannot be read'],
    ['1e999', 0, 'beyond the range of a double'],
    ['exp', 0, 'exp is a function; write exp(…)'],
    ['exp()', 0, 'exp takes one argument, and has no argument here'],
    ['where(a < b, c)', 0, 'where takes three arguments (test, then, otherwise), and has two arguments here'],
    ['1 + log10(x)', 4, 'there is no function log10; write log(x) / log(10)'],
    ['sqr(x)', 0, 'there is no function "sqr"; did you mean sqrt?'],
    ['constructor(x)', 0, 'there is no function "constructor"'],
    ['__proto__(x)', 0, 'there is no function "__proto__"'],
    ['toString(x)', 0, 'there is no function "toString"'],
    ['a < b', 0, 'a comparison belongs in the test of where'],
    ['1 + (a < b)', 5, 'a comparison belongs in the test of where'],
    ['where(a, b, c)', 6, 'the test of where needs a comparison'],
    ['where(a < b < c, 1, 2)', 6, 'write a < t && t < b'],
    ['where(!a, 1, 2)', 7, '! needs a comparison'],
    ['where(a && b < c, 1, 2)', 6, '&& needs a comparison'],
    ['where(i < 1, 1, 2)', 6, 'only real numbers can be compared'],
    ['1 + erf(i * x)', 8, 'erf has no complex form'],
    ['max(1, i)', 7, 'max has no complex form'],
    ['('.repeat(101) + 'x' + ')'.repeat(101), 100, 'nested deeper'],
    ['-'.repeat(200) + 'x', 100, 'nested deeper'],
    [Array.from({ length: 200 }, () => '2').join('^'), 200, 'nested deeper'],
    ['exp('.repeat(150) + 'x' + ')'.repeat(150), 400, 'nested deeper'],
  ])('%s', (text, offset, sentence) => {
    const found = faultsOf(text);
    expect(found[0]).toMatchObject({ offset, message: expect.stringContaining(sentence) as string });
    expect(found.map(({ message }) => message).join()).not.toMatch(/token|identifier|expression|acorn|undefined/i);
  });

  it('says all faults of what can be read', () => {
    expect(faultsOf('f(x) + g(y) + exp(1, 2)').map(({ offset }) => offset)).toEqual([0, 7, 14]);
  });

  it('refuses a text of a megabyte, and 100 000 parentheses, at once', () => {
    for (const text of ['x+'.repeat(500_000), '('.repeat(100_000), '2^'.repeat(50_000)]) {
      const began = performance.now();
      expect(faultsOf(text)[0]!.message).toContain('longer than 4000 characters');
      expect(performance.now() - began).toBeLessThan(50);
    }
  });

  it('takes the longest sums there can be, and their derivatives', () => {
    const text = Array.from({ length: 1333 }, () => 'x')
      .join(' +')
      .slice(0, 4000);
    const sum = formula(text);
    const found = jacobian(numbers, (a, [x]) => [realOf(sum, a, { x: x! })], [2]);
    expect(found).toEqual({ value: [2666], jacobian: [[1333]] });
  });

  it('needs a value of every name, an own one', () => {
    expect(() => formula('a + b').evaluate(numbers, { a: 1 })).toThrow(new TypeError('the formula needs a value of b'));
    expect(() => formula('constructor').evaluate(numbers, {})).toThrow('the formula needs a value of constructor');
  });
});

function faultsOf(text: string): FormulaError['faults'] {
  try {
    formula(text);
  } catch (error) {
    if (error instanceof FormulaError) return error.faults;
    throw error;
  }
  throw new Error(`${text} was read`);
}
