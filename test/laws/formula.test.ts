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
import { type Formula, formula } from '@fishergrad/study/formula';
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
    ['where(!(x > 2 || x > 1) && !(x > 0 || x > 1), 1, 0)', 0],
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

it('takes the longest sums there can be, and their derivatives', () => {
  const sum = formula(Array.from({ length: 1333 }, () => 'x').join(' +'));
  const found = jacobian(numbers, (a, [x]) => [realOf(sum, a, { x: x! })], [2]);
  expect(found).toEqual({ value: [2666], jacobian: [[1333]] });
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
