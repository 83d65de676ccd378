import { type Arithmetic, gradient, jacobian, numbers, Value, values } from '@fishergrad/engine';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectClose } from '../support/close.ts';

describe('backward', () => {
  it('sets gradients: a second call gives the same', () => {
    const a = new Value(2);
    const out = a.mul(a);
    out.backward();
    out.backward();
    expect([a.grad, out.grad]).toEqual([4, 1]);
  });

  it('gathers every use of a value: a + a, a · a, a diamond', () => {
    const a = new Value(4);
    a.add(a).backward();
    expect(a.grad).toBe(2);
    const b = a.mul(2);
    const out = b.mul(b).add(b, a.div(b));
    out.backward();
    expect(a.grad).toBe(34); // 4a² + 2a + ½: 8a + 2
    expect(b.grad).toBe(17 - 4 / 64);
  });

  it('walks a chain of 200,000 additions', () => {
    const x = new Value(1);
    let sum: Value = x;
    for (let i = 0; i < 200_000; i++) sum = sum.add(1);
    sum.backward();
    expect([sum.data, x.grad]).toEqual([200_001, 1]);
  });

  it('walks 2²⁰⁰ paths through 200 diamonds', () => {
    const x = new Value(1);
    let y: Value = x;
    for (let i = 0; i < 200; i++) y = y.mul(0.5).add(y.mul(0.5));
    y.backward();
    expect(x.grad).toBe(1);
  });

  it('forgets the last walk where two outputs share a value', () => {
    const x = new Value(2);
    const [square, cube] = [x.mul(x), x.pow(3)];
    square.backward();
    cube.backward();
    expect(x.grad).toBe(12);
  });

  it('leaves the graph sound when a primitive throws', () => {
    const x = new Value(2);
    const bad = {
      name: 'bad',
      arity: 1 as const,
      value: (v: number) => v,
      slopes: [
        () => {
          throw new Error('no slope');
        },
      ],
    };
    const out = values.apply(bad, x.mul(3)) as Value;
    const both = values.add(out, x.mul(x)) as Value; // when `bad` throws, x still waits for the gradient of x · x
    expect(() => both.backward()).toThrow('no slope');
    const good = x.mul(3).add(x);
    good.backward();
    expect(x.grad).toBe(4);
  });
});

describe('numbers mixed in', () => {
  it('stand on every side of every method', () => {
    const x = new Value(2);
    expect(x.add(1).mul(3).sub(4).div(5).neg().data).toBe(-1);
    expect(values.sub(1, x)).toMatchObject({ data: -1 });
    expect(values.pow(3, x)).toMatchObject({ data: 9 });
  });

  it('make no node of their own', () => {
    expect(values.mul(2, values.exp(0))).toBe(2);
  });

  it('may be one term, or none', () => {
    expect([numbers.add(), numbers.mul(), numbers.add(7), numbers.mul(7)]).toEqual([0, 1, 7, 7]);
  });
});

describe('random expressions', () => {
  type Build = <T>(a: Arithmetic<T>, x: T, y: T) => T;
  const leaf = fc.constantFrom<Build>(
    (_, x) => x,
    (_, __, y) => y,
  );
  const two = fc.constantFrom('add', 'mul', 'sub', 'max', 'min');
  const one = fc.constantFrom('sin', 'tanh', 'erf', 'sigmoid', 'softplus', 'atan');
  const { tree } = fc.letrec<{ tree: Build }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 5 },
      leaf,
      fc.tuple(two, tie('tree'), tie('tree')).map(
        ([op, f, g]): Build =>
          (a, x, y) =>
            a[op as 'add'](f(a, x, y), g(a, x, y)),
      ),
      fc.tuple(one, tie('tree')).map(
        ([op, f]): Build =>
          (a, x, y) =>
            a[op as 'sin'](f(a, x, y)),
      ),
    ),
  }));
  const inputs = fc.tuple(fc.double({ min: -2, max: 2, noNaN: true }), fc.double({ min: 0.1, max: 2, noNaN: true }));

  it('have one gradient, forward and reverse, whatever their shape', () => {
    fc.assert(
      fc.property(tree, inputs, (f, at) => {
        const reverse = gradient(numbers, (a, [x, y]) => f(a, x!, y!), at).gradient;
        const forward = jacobian(numbers, (a, [x, y]) => [f(a, x!, y!)], at).jacobian[0]!;
        fc.pre(forward.every(Number.isFinite));
        reverse.forEach((slope, i) => expectClose(slope, forward[i]!, 1e-9, 1e-12));
      }),
      { numRuns: 500 },
    );
  });

  it('have the gradient that values walked back by hand give', () => {
    fc.assert(
      fc.property(tree, inputs, (f, at) => {
        const [x, y] = at.map((data) => new Value(data)) as [Value, Value];
        const out = f<Value | number>(values, x, y) as Value;
        out.backward();
        const wanted = gradient(numbers, (a, [s, t]) => f(a, s!, t!), at);
        expect([out.data, x.grad, y.grad]).toEqual([wanted.value, ...wanted.gradient]);
      }),
    );
  });
});
