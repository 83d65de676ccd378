import { type Arithmetic, gradient, jacobian, numbers, Value, values } from '@fishergrad/engine';
import { describe, expect, it } from 'vitest';
import { expectClose } from '../support/close.ts';

// The classic trap (Siskind & Pearlmutter 2005): an inner derivative that takes the outer variable for its own gives 2.
describe('nested derivatives do not confuse each other: d/dx [x · d/dy (x + y)] = 1', () => {
  const inside = {
    forward: <T>(a: Arithmetic<T>, x: T, y: T): T =>
      jacobian(a, (b, [t], lift) => [b.add(lift(x), t!)], [y]).jacobian[0]![0]!,
    reverse: <T>(a: Arithmetic<T>, x: T, y: T): T =>
      gradient(a, (b, [t], lift) => b.add(lift(x), t!), [y]).gradient[0]!,
  };
  it.each(['forward', 'reverse'] as const)('%s inside forward', (kind) => {
    expect(jacobian(numbers, (a, [x]) => [a.mul(x!, inside[kind](a, x!, a.constant(1)))], [3]).jacobian).toEqual([[1]]);
  });
  it.each(['forward', 'reverse'] as const)('%s inside reverse', (kind) => {
    expect(gradient(numbers, (a, [x]) => a.mul(x!, inside[kind](a, x!, a.constant(1))), [3]).gradient).toEqual([1]);
  });
});

describe('orders by nesting', () => {
  const damped = <T>({ mul, exp, neg, cos }: Arithmetic<T>, x: T): T => mul(exp(neg(x)), cos(mul(2, x)));

  /** dⁿ/dxⁿ Re e^((−1+2i)x) = Re (−1+2i)ⁿ e^((−1+2i)x) */
  const closed = (n: number, x: number): number => {
    const [modulus, angle] = [Math.sqrt(5) ** n, n * Math.atan2(2, -1)];
    return modulus * Math.exp(-x) * Math.cos(2 * x + angle);
  };

  const forward = <T>(a: Arithmetic<T>, n: number, x: T): T =>
    n === 0 ? damped(a, x) : jacobian(a, (b, [t]) => [forward(b, n - 1, t!)], [x]).jacobian[0]![0]!;
  const reverse = <T>(a: Arithmetic<T>, n: number, x: T): T =>
    n === 0 ? damped(a, x) : gradient(a, (b, [t]) => reverse(b, n - 1, t!), [x]).gradient[0]!;

  it.each([1, 2, 3, 4, 5])(
    'the derivative of order %d of e^(−x) cos 2x has its closed form, forward and reverse',
    (n) => {
      expectClose(forward(numbers, n, 0.7), closed(n, 0.7), 1e-13);
      expectClose(reverse(numbers, n, 0.7), closed(n, 0.7), 1e-13);
    },
  );

  it('a Jacobian in values can be walked back', () => {
    const x = new Value(0.7);
    const slope = jacobian(values, (a, [t]) => [damped(a, t!)], [x]).jacobian[0]![0] as Value;
    slope.backward();
    expectClose(slope.data, closed(1, 0.7), 1e-13);
    expectClose(x.grad, closed(2, 0.7), 1e-13);
  });

  it('mixed second derivatives are symmetric', () => {
    const f = <T>({ mul, sin, exp, pow }: Arithmetic<T>, [x, y, z]: readonly T[]): T =>
      mul(sin(mul(x!, y!)), exp(z!), pow(y!, z!));
    const H = jacobian(numbers, (a, at) => gradient(a, (b, t) => f(b, t), at).gradient, [0.3, 1.2, 0.8]).jacobian;
    H.forEach((row, i) => row.forEach((entry, k) => expectClose(entry, H[k]![i]!, 1e-14)));
  });
});
