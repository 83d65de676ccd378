import {
  type Arithmetic,
  derivative,
  gradient,
  hessian,
  jacobian,
  numbers,
  type Operation,
  record,
  type Rule,
  rules,
  type ScalarFormula,
  taylor,
  Value,
  values,
} from '@fishergrad/engine';
import { compile } from '@fishergrad/engine/compile';
import { describe, expect, it } from 'vitest';
import cases from '../reference/primitives.json' with { type: 'json' };
import { expectClose } from '../support/close.ts';

/** A formula without numbers from outside. */
type Curve = <T>(a: Arithmetic<T>, x: T) => T;

const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1));

/** dⁿf/dxⁿ by n Jacobians inside each other. */
const nested = <T>(a: Arithmetic<T>, f: Curve, x: T, n: number): T =>
  n === 0 ? f(a, x) : jacobian(a, (b, [t]) => [nested(b, f, t!, n - 1)], [x]).jacobian[0]![0]!;

describe('every primitive, orders 0 to 8', () => {
  const along =
    (operation: string, [x = 0, y, z]: readonly number[]): Curve =>
    (a, t) =>
      a.apply(
        rules[operation as Operation],
        a.add(x, t),
        y === undefined ? 0 : a.add(y, a.mul(0.5, t)),
        z === undefined ? 0 : a.add(z, a.mul(-0.25, t)),
      );

  it.each(cases)('$operation along a line through $at: 60-digit arithmetic', ({ operation, at, orders }) => {
    const series = taylor(numbers, along(operation, at), 0, 8);
    orders.forEach((wanted, n) => {
      expectClose(series[n]! * factorial(n), wanted, 1e-13, wanted === 0 ? 1e-14 : 0);
    });
  });

  it.each(cases)('$operation at $at has its value bit for bit', ({ operation, at }) => {
    expect(derivative(numbers, along(operation, at), 0, 0)).toBe(along(operation, at)(numbers, 0));
  });
});

describe('closed forms', () => {
  /** dⁿ/dtⁿ Re e^(st) = Re sⁿ e^(st), s = −1/τ + iω */
  it.each([1, 2, 3, 4, 5, 6, 7, 8, 20])('order %d of e^(−t/τ) cos ωt', (n) => {
    const [τ, ω, t] = [0.05, 300, 0.02];
    const damped: Curve = ({ mul, exp, div, cos }, x) => mul(exp(div(x, -τ)), cos(mul(ω, x)));
    const [modulus, angle] = [Math.hypot(1 / τ, ω) ** n, n * Math.atan2(ω, -1 / τ)];
    expectClose(derivative(numbers, damped, t, n), modulus * Math.exp(-t / τ) * Math.cos(ω * t + angle), 1e-13);
  });

  it('order n of e^(eˣ − 1) at 0 is the number of partitions of n things (Bell; OEIS A000110)', () => {
    const bell = taylor(numbers, (a, x) => a.exp(a.expm1(x)), 0, 30);
    [1, 1, 2, 5, 15, 52, 203, 877, 4140].forEach((wanted, n) => expectClose(bell[n]! * factorial(n), wanted, 1e-14));
    expectClose(bell[30]! * factorial(30), Number(846749014511809332450147n), 1e-14);
  });

  it('order 2k + 1 of tan at 0 is a tangent number, with alternating signs of tanh (OEIS A000182)', () => {
    const wanted = [1, 2, 16, 272, 7936, 353792, 22368256, 1903757312, 209865342976, 29088885112832];
    const [tan, tanh] = [taylor(numbers, (a, x) => a.tan(x), 0, 20), taylor(numbers, (a, x) => a.tanh(x), 0, 20)];
    wanted.forEach((number, k) => {
      expectClose(tan[2 * k + 1]! * factorial(2 * k + 1), number, 1e-14);
      expectClose(tanh[2 * k + 1]! * factorial(2 * k + 1), (-1) ** k * number, 1e-13);
    });
  });

  it('coefficient 2k + 1 of erf at 0 is (2/√π) (−1)ᵏ / (k! (2k + 1)), also that of order 61', () => {
    const erf = taylor(numbers, (a, x) => a.erf(x), 0, 61);
    for (let k = 0; k <= 30; k++)
      expectClose(erf[2 * k + 1], ((2 / Math.sqrt(Math.PI)) * (-1) ** k) / (factorial(k) * (2 * k + 1)), 1e-14);
  });
});

describe('a series is nested Jacobians', () => {
  const curves: Record<string, Curve> = {
    'sin(eˣ) tanh x': (a, x) => a.mul(a.sin(a.exp(x)), a.tanh(x)),
    'xˣ / (1 + erf x)': (a, x) => a.div(a.pow(x, x), a.add(1, a.erf(x))),
    'atan2(x², softplus x) − min(x, x³)': (a, x) => a.sub(a.atan2(a.mul(x, x), a.softplus(x)), a.min(x, a.pow(x, 3))),
    'x at both ends': (a, x) => a.sub(a.mul(x, a.add(x, x)), a.div(x, a.sqrt(x))),
    'a constant': (a) => a.constant(2),
    'a branch': (a, x) => a.where(a.sub(x, 0.5), a.log(x), a.mul(x, x)),
  };

  it.each(Object.entries(curves))('%s, orders 0 to 6', (_, f) => {
    const series = taylor(numbers, f, 0.7, 6);
    for (let n = 0; n <= 6; n++) expectClose(series[n]! * factorial(n), nested(numbers, f, 0.7, n), 1e-12, 1e-12);
  });

  it('at kinks and ties: half the slopes of max, one side of relu, none of step', () => {
    expect(taylor(numbers, (a, x) => a.max(a.mul(2, x), a.mul(x, x)), 0, 3)).toEqual([0, 1, 0.5, 0]);
    expect(taylor(numbers, (a, x) => a.relu(a.sin(x)), 0, 2)).toEqual([0, 0, 0]);
    expect(taylor(numbers, (a, x) => a.abs(a.sub(x, a.mul(x, x))), -1, 2)).toEqual([2, -3, 1]);
    expect(taylor(numbers, (a, x) => a.step(x), 1, 2)).toEqual([1, 0, 0]);
  });

  it('a constant exponent over 0 is a polynomial, or ends where a power does', () => {
    const powers = [0, 1, 2, 3, 4].map((n) => taylor(numbers, (a, x) => a.pow(x, n), 0, 4));
    powers.forEach((coefficients, n) => expect(coefficients).toEqual([0, 1, 2, 3, 4].map((k) => (k === n ? 1 : 0))));
    expect(taylor(numbers, (a, x) => a.pow(x, 2.5), 0, 2)).toEqual([0, 0, 0]);
    expect(derivative(numbers, (a, x) => a.sqrt(x), 0)).toBe(Infinity);
  });

  it('an untaken branch with an infinite slope adds nothing', () => {
    expect(taylor(numbers, (a, x) => a.where(x, a.sqrt(x), a.mul(3, x)), 0, 3)).toEqual([0, 3, 0, 0]);
    expect(taylor(numbers, (a, x) => a.sqrt(a.add(1, a.where(x, a.log(x), x))), 0, 1)).toEqual([1, 0.5]);
  });

  it('what does not change has no slope, be it infinite', () => {
    const series = taylor(values, (a, x, lift) => a.add(x, a.sqrt(lift(new Value(0)))), new Value(1), 2);
    expect(series.map((each) => (typeof each === 'number' ? each : each.data))).toEqual([1, 1, 0]);
    expect(taylor(numbers, (a, x) => a.mul(Infinity, x), 1, 2)).toEqual([Infinity, Infinity, 0]);
    expect(derivative(numbers, (a, x) => a.sqrt(a.mul(x, x)), 0)).toBe(0); // as in forward and reverse mode
  });

  it('−0 is not taken for 0', () => {
    const f: Curve = (a, x) => a.add(a.div(1, a.mul(0, x)), a.div(-1, a.mul(-0, x)));
    expect(derivative(numbers, f, 2, 0)).toBe(f(numbers, 2));
  });
});

describe('in other arithmetics', () => {
  const f: Curve = ({ mul, exp, cos, neg }, x) => mul(exp(neg(x)), cos(mul(2, x)));
  const closed = (n: number, x: number): number =>
    Math.sqrt(5) ** n * Math.exp(-x) * Math.cos(2 * x + n * Math.atan2(2, -1));

  it('a derivative in values can be walked back: the next order', () => {
    const x = new Value(0.7);
    const third = derivative(values, f, x, 3) as Value;
    third.backward();
    expectClose(third.data, closed(3, 0.7), 1e-13);
    expectClose(x.grad, closed(4, 0.7), 1e-13);
  });

  it('a Jacobian of a derivative, and a derivative of a gradient', () => {
    expectClose(jacobian(numbers, (a, [x]) => [derivative(a, f, x!, 3)], [0.7]).jacobian[0]![0], closed(4, 0.7), 1e-13);
    const slope: ScalarFormula<number> = (a, x) => gradient(a, (b, [y]) => f(b, y!), [x]).gradient[0]!;
    expectClose(derivative(numbers, slope, 0.7, 3), closed(4, 0.7), 1e-13);
  });

  it('nested series do not confuse each other: d/dx [x · d/dy (x + y)] = 1, and mixed orders', () => {
    const one = derivative(
      numbers,
      (a, x) =>
        a.mul(
          x,
          derivative(a, (b, y, lift) => b.add(lift(x), y), a.constant(1)),
        ),
      3,
    );
    expect(one).toBe(1);
    // ∂⁵/∂x²∂y³ e^(2x + 3y + xy) by series inside series; at x = 0.2, y = 0 by 60-digit arithmetic below in closed form:
    // ∂³/∂y³ = (3 + x)³ e^(2x + (3 + x) y), at y = 0: (3 + x)³ e^(2x), of which ∂²/∂x².
    const inner: ScalarFormula<number> = (a, x) =>
      derivative(a, (b, y, lift) => b.exp(b.add(b.mul(2, lift(x)), b.mul(3, y), b.mul(lift(x), y))), a.constant(0), 3);
    const wanted = (4 * 3.2 ** 3 + 2 * 2 * 3 * 3.2 ** 2 + 6 * 3.2) * Math.exp(0.4);
    expectClose(derivative(numbers, inner, 0.2, 2), wanted, 1e-13);
  });

  it.each(['javascript', 'wasm', 'interpreter'] as const)('recorded once and compiled: %s', (backEnd) => {
    const curve: Curve = (a, x) => a.add(f(a, x), a.tanh(x), a.where(a.sub(x, 0.5), a.pow(x, 2.5), a.abs(x)));
    const run = compile(
      record(['x'], (a, [x]) => taylor(a, curve, x!, 6)),
      { backEnd, batch: true },
    );
    const at = [-0.3, 0, 0.7, 1.4];
    const columns = run([Float64Array.from(at)]);
    at.forEach((x, row) =>
      taylor(numbers, curve, x, 6).forEach((wanted, k) => expectClose(columns[k]![row], wanted, 1e-13, 1e-14)),
    );
  });
});

describe('cost', () => {
  const steps = (f: Curve, n: number): number => record(['x'], (a, [x]) => [derivative(a, f, x!, n)]).rule.length;

  it.each(['tanh', 'sigmoid', 'softplus', 'erf', 'sin', 'tan', 'sinh', 'atan', 'log1p'] as const)(
    '%s of e^x grows like a square at the most: twice the order, less than five times the steps',
    (operation) => {
      const f: Curve = (a, x) => a[operation](a.exp(x));
      expect(steps(f, 32) / steps(f, 16)).toBeLessThan(5);
      expect(steps(f, 32)).toBeLessThan(6000);
    },
  );

  it('a primitive whose slope calls two others of its kind is not called 2ⁿ times: Bessel functions of order ν', () => {
    let calls = 0;
    // J_ν(x) = (1/2π) ∫ cos(ντ − x sin τ) dτ over a period, to rounding by 32 points; J_ν′ = (J_(ν−1) − J_(ν+1)) / 2
    const value = (ν: number, x: number): number => {
      calls++;
      const at = Array.from({ length: 32 }, (_, k) => (2 * Math.PI * k) / 32);
      return at.reduce((sum, τ) => sum + Math.cos(ν * τ - x * Math.sin(τ)) / 32, 0);
    };
    const bessel: Rule = {
      name: 'besselJ',
      arity: 2,
      value,
      slopes: [
        () => NaN,
        (a, d, _, ν, x) => a.mul(0.5, d, a.sub(a.apply(bessel, a.sub(ν, 1), x), a.apply(bessel, a.add(ν, 1), x))),
      ],
    };
    const tenth = derivative(numbers, (a, x) => a.apply(bessel, 0, x), 1.5, 10);
    expect(calls).toBeLessThan(200); // one for each order and distance, not 2¹⁰
    const choose = (n: number, k: number): number => factorial(n) / factorial(k) / factorial(n - k);
    let wanted = 0;
    for (let k = 0; k <= 10; k++) wanted += ((-1) ** k * choose(10, k) * value(2 * k - 10, 1.5)) / 2 ** 10;
    expectClose(tenth, wanted, 1e-12);
  });

  it('σ(x) leads to σ(−x), and that back: two series, however high the order', () => {
    let calls = 0;
    const logistic: Rule = {
      ...rules.sigmoid,
      value: (x) => (calls++, 1 / (1 + Math.exp(-x))),
      slopes: [(a, d, out, x) => a.mul(d, out, a.apply(logistic, a.neg(x)))],
    };
    const found = derivative(numbers, (a, x) => a.apply(logistic, x), 0.7, 12);
    expect(calls).toBe(2);
    expectClose(
      found,
      derivative(numbers, (a, x) => a.add(0.5, a.mul(0.5, a.tanh(a.mul(0.5, x)))), 0.7, 12),
      1e-12,
    );
  });

  it('goes as deep as memory holds', () => {
    const deep: Curve = (a, x) => {
      let sum = x;
      for (let k = 0; k < 15_000; k++) sum = a.add(sum, a.mul(1e-5, a.sin(sum)));
      return sum;
    };
    const [value, slope] = taylor(numbers, deep, 1, 1);
    expectClose(slope, jacobian(numbers, (a, [x]) => [deep(a, x!)], [1]).jacobian[0]![0]!, 1e-12);
    expect(value).toBe(deep(numbers, 1));
  });
});

describe('an order that is none', () => {
  it.each([-1, 1.5, NaN, 171])('%d is refused in a sentence', (n) => {
    expect(() => derivative(numbers, (a, x) => a.exp(x), 1, n)).toThrow(RangeError);
    expect(() => derivative(numbers, (a, x) => a.exp(x), 1, n)).toThrow(/whole number from 0 to 170, not/);
  });

  it('series go on beyond 170, also through a branch', () => {
    expect(taylor(numbers, (a, x) => a.relu(a.div(1, a.sub(1, x))), 0, 300)[300]).toBe(1);
    expect(() => taylor(numbers, (a, x) => a.exp(x), 1, -2)).toThrow(/whole number from 0, not -2/);
  });
});

describe('hessian', () => {
  const f = <T>({ mul, sin, exp, pow, div }: Arithmetic<T>, [x, y, z]: readonly T[]): T =>
    div(mul(sin(mul(x!, y!)), exp(z!), pow(y!, z!)), x!);
  const at = [0.3, 1.2, 0.8];

  it('is the Jacobian of the Jacobian, with value and gradient, and exactly symmetric', () => {
    const found = hessian(numbers, (a, x) => f(a, x), at);
    const wanted = jacobian(numbers, (a, x) => jacobian(a, (b, y) => [f(b, y)], x).jacobian[0]!, at);
    expect(found.value).toBe(f(numbers, at));
    found.gradient.forEach((slope, i) => expectClose(slope, wanted.value[i]!, 1e-14));
    found.hessian.forEach((row, i) => row.forEach((each, k) => expectClose(each, wanted.jacobian[i]![k]!, 1e-13)));
    found.hessian.forEach((row, i) => row.forEach((each, k) => expect(each).toBe(found.hessian[k]![i])));
  });

  it('of a quadratic form is its matrix, through a constant from outside', () => {
    const found = hessian(numbers, (a, [x, y], lift) => a.mul(lift(5), x!, a.add(x!, a.mul(3, y!))), [2, -1]);
    const c = new Value(5);
    const [x, y] = [new Value(2), new Value(-1)];
    const through = hessian(values, (a, [u, v], lift) => a.mul(lift(c), u!, u!, v!), [x, y]).hessian[0]![1] as Value;
    through.backward();
    expect([through.data, c.grad, x.grad, y.grad]).toEqual([20, 4, 10, 0]);
    expect(found).toEqual({
      value: -10,
      gradient: [5, 30],
      hessian: [
        [10, 15],
        [15, 0],
      ],
    });
  });

  it('of a constant is zero', () => {
    expect(hessian(numbers, (a) => a.constant(4), [1, 2])).toEqual({
      value: 4,
      gradient: [0, 0],
      hessian: [
        [0, 0],
        [0, 0],
      ],
    });
  });

  it.each(['javascript', 'wasm', 'interpreter'] as const)('recorded and compiled: %s', (backEnd) => {
    const tape = record(['x', 'y', 'z'], (a, x) => hessian(a, (b, t) => f(b, t), x).hessian.flat());
    const columns = compile(tape, { backEnd })(at.map((x) => Float64Array.of(x)));
    const wanted = hessian(numbers, (a, x) => f(a, x), at).hessian.flat();
    wanted.forEach((each, k) => expectClose(columns[k]![0], each, 1e-13));
  });

  it('in values can be walked back', () => {
    const x = at.map((each) => new Value(each));
    const entry = hessian(values, (a, t) => f(a, t), x).hessian[0]![1] as Value;
    entry.backward();
    const third = jacobian(numbers, (a, t) => [hessian(a, (b, s) => f(b, s), t).hessian[0]![1]!], at).jacobian[0]!;
    x.forEach(({ grad }, i) => expectClose(grad, third[i]!, 1e-12));
  });
});
