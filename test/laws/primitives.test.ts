import {
  type Arithmetic,
  type Dual,
  jacobian,
  numbers,
  type Operation,
  rules,
  Value,
  values,
} from '@fishergrad/engine';
import { checkGradients, type Many } from '@fishergrad/engine/differences';
import { describe, expect, it } from 'vitest';
import cases from '../reference/primitives.json' with { type: 'json' };
import { expectClose } from '../support/close.ts';

type Call = <T>(a: Arithmetic<T>, x: readonly T[]) => T;

const call = (operation: string): Call => {
  return <T>(a: Arithmetic<T>, x: readonly T[]) => a.apply(rules[operation as Operation], x[0]!, x[1], x[2]);
};

describe('every primitive', () => {
  it('has a reference case', () => {
    expect(new Set(cases.map(({ operation }) => operation))).toEqual(new Set(Object.keys(rules)));
  });

  // 60-digit values; the forms in the table lose a few units in the last place, none loses a digit more.
  it.each(cases)(
    '$operation at $at has the value and the slopes of 60-digit arithmetic',
    ({ operation, at, ...wanted }) => {
      const f = call(operation);
      const one: Many = (a, x) => [f(a, x)];
      expectClose(f(numbers, at), wanted.value, 1e-15);
      const first: Many = (a, x) => jacobian(a, (b, y) => one(b, y), x).jacobian.flat();
      first(numbers, at).forEach((slope, i) => expectClose(slope, wanted.first[i]!, 4e-15, 1e-300));
      const second = jacobian(numbers, (a, x) => first(a, x), at).jacobian;
      second.forEach((row, i) => row.forEach((slope, k) => expectClose(slope, wanted.second[i]![k]!, 2e-14, 2e-16)));
    },
  );

  // At the kink of a piecewise primitive one-sided differences say nothing; away from it all orders must agree.
  it.each(cases.filter(({ at }) => at.every((x) => x !== 0)))(
    '$operation at $at: forward = reverse = differences to order 3',
    ({ operation, at }) => {
      const f = call(operation);
      for (const order of [1, 2, 3]) {
        const agreement = checkGradients((a, x) => [f(a, x)], at, { order, tolerance: 3e-6 });
        expect(agreement.reverse).toBeLessThan(1e-13);
      }
    },
  );
});

describe('special values', () => {
  const slope = (operation: Operation, ...at: number[]): number[] =>
    jacobian(numbers, (a, x) => [call(operation)(a, x)], at).jacobian[0]!;

  it.each(['tanh', 'sigmoid', 'erf'] as const)('%s saturates without overflow at ±750', (operation) => {
    for (const x of [-750, 750]) {
      expect(Number.isFinite(call(operation)(numbers, [x]))).toBe(true);
      expect(slope(operation, x)).toEqual([0]);
      expect(
        Number.isFinite(
          jacobian(numbers, (a, y) => jacobian(a, (b, z) => [call(operation)(b, z)], y).jacobian[0]!, [x])
            .jacobian[0]![0],
        ),
      ).toBe(true);
    }
  });

  it('softplus is 0 and x at ∓750', () => {
    expect([numbers.softplus(-750), numbers.softplus(750)]).toEqual([0, 750]);
    expect([slope('softplus', -750), slope('softplus', 750)]).toEqual([[0], [1]]);
  });

  it('exp underflows quietly', () => {
    expect(numbers.exp(-800)).toBe(0);
    expect(slope('exp', -800)).toEqual([0]);
  });

  it('log and sqrt say NaN or −∞ outside of their domain', () => {
    expect([numbers.log(0), numbers.log(-1), numbers.sqrt(-1)]).toEqual([-Infinity, NaN, NaN]);
  });

  it.each([
    ['relu', [0, 0, 1], [0, 0, 1]],
    ['step', [0, 0, 1], [0, 0, 0]],
    ['abs', [1, 0, 1], [-1, 0, 1]],
  ] as const)('%s at −1, 0, 1', (operation, wanted, slopes) => {
    [-1, 0, 1].forEach((x, i) => {
      expect(call(operation)(numbers, [x])).toBe(wanted[i]);
      expect(slope(operation, x)[0]).toBeCloseTo(slopes[i]!, 15);
    });
  });

  it('min and max share the slope where their inputs are equal', () => {
    expect([slope('min', 2, 2), slope('max', 2, 2)]).toEqual([
      [0.5, 0.5],
      [0.5, 0.5],
    ]);
  });

  it('a constant exponent has finite slopes at 0, to every order', () => {
    for (const [n, wanted] of [
      [1, 1],
      [2, 0],
      [3, 0],
    ] as const) {
      expect(jacobian(numbers, (a, x) => [a.pow(x[0]!, n)], [0]).jacobian).toEqual([[wanted]]);
    }
    const second = jacobian(numbers, (a, x) => jacobian(a, (b, y) => [b.pow(y[0]!, 2)], x).jacobian[0]!, [0]);
    expect(second.jacobian).toEqual([[2]]);
    const third = jacobian(
      numbers,
      (a, x) => jacobian(a, (b, y) => jacobian(b, (c, z) => [c.pow(z[0]!, 2)], y).jacobian[0]!, x).jacobian[0]!,
      [0],
    );
    expect(third.jacobian).toEqual([[0]]);
    expect(slope('pow', 0, 2)).toEqual([0, 0]);
  });

  it('nothing hides a NaN', () => {
    for (const operation of Object.keys(rules)) expect(call(operation)(numbers, [NaN, NaN, NaN]), operation).toBeNaN();
  });

  it('an untaken branch with an infinite slope adds nothing', () => {
    const f: Call = (a, [x]) => a.where(x!, a.sqrt(x!), a.mul(3, x!));
    expect(jacobian(numbers, (a, x) => [f(a, x)], [0]).jacobian).toEqual([[3]]);
    const x = new Value(0);
    const out = f(values, [x]) as Value;
    out.backward();
    expect(x.grad).toBe(3);
    const g: Call = (a, [y]) => a.where(y!, a.mul(3, y!), a.sqrt(a.sub(1, y!)));
    expect(jacobian(numbers, (a, y) => [g(a, y)], [1]).jacobian).toEqual([[3]]);
  });
});

describe('a wrong derivative', () => {
  const wrong = {
    ...rules.sin,
    slopes: [(a: Arithmetic<never>, d: number, _: number, x: number) => a.mul(d, a.sin(x))],
  } as never;

  it('is found by the laws', () => {
    expect(() => checkGradients((a, [x]) => [a.apply(wrong, x!)], [0.3])).toThrow(
      /∂output\[0\]\/∂x\[0\]: forward mode 0\.29/,
    );
  });

  it('is found beside an output a hundred million times steeper, and when it is off by 1e-5', () => {
    expect(() => checkGradients((a, [x]) => [a.mul(1e8, x!), a.apply(wrong, x!)], [0.3])).toThrow(/output\[1\]/);
    const slope = (a: Arithmetic<never>, d: number, out: number): number => a.mul(d, out, 1 + 1e-5);
    const off = { ...rules.exp, slopes: [slope] } as never;
    expect(() => checkGradients((a, [x]) => [a.apply(off, x!)], [0.3])).toThrow(/disagree/);
  });

  it('is found at second order where the first is right, as when a slope has looked at its numbers', () => {
    const plain = (x: unknown): number =>
      typeof x === 'number' ? x : plain((x as Dual<unknown>).value ?? (x as Value<unknown>).data);
    const slope = (a: Arithmetic<never>, d: number, _: number, x: unknown): unknown => a.mul(d, Math.cos(plain(x)));
    const baked = { ...rules.sin, slopes: [slope] } as never;
    expect(() => checkGradients((a, [x]) => [a.apply(baked, x!)], [0.3])).not.toThrow();
    expect(() => checkGradients((a, [x]) => [a.apply(baked, x!)], [0.3], { order: 2 })).toThrow(/disagree/);
  });
});
