import { type Arithmetic, gradient, jacobian, numbers, record, replay } from '@fishergrad/engine';
import { describe, expect, it } from 'vitest';
import { expectSame } from '../support/same.ts';

describe('derivatives inside a recording', () => {
  const f = <T>(a: Arithmetic<T>, [x, y, z]: readonly T[]): T =>
    a.add(a.mul(a.sin(a.mul(x!, y!)), a.exp(z!), a.pow(y!, z!)), a.sqrt(a.add(a.mul(x!, x!), a.softplus(y!))));
  const at = [0.3, 1.2, 0.8];
  const names = ['x', 'y', 'z'];

  it('jacobians and gradients are those of numbers, bit for bit', () => {
    const forward = record(names, (a, x) => jacobian(a, (b, u) => [f(b, u)], x).jacobian.flat());
    const reverse = record(names, (a, x) => gradient(a, (b, u) => f(b, u), x).gradient);
    expectSame(replay(forward, numbers, at), jacobian(numbers, (b, u) => [f(b, u)], at).jacobian[0]!);
    expectSame(replay(reverse, numbers, at), gradient(numbers, (b, u) => f(b, u), at).gradient);
  });

  it('so are Hessians, forward over reverse and reverse over reverse', () => {
    const over = <T>(a: Arithmetic<T>, x: readonly T[]): T[] =>
      jacobian(a, (b, u) => gradient(b, (c, v) => f(c, v), u).gradient, x).jacobian.flat();
    expectSame(replay(record(names, over), numbers, at), over(numbers, at));
    const twice = <T>(a: Arithmetic<T>, x: readonly T[]): T[] =>
      x.flatMap((_, i) => gradient(a, (b, u) => gradient(b, (c, v) => f(c, v), u).gradient[i]!, x).gradient);
    expectSame(replay(record(names, twice), numbers, at), twice(numbers, at));
  });

  it('a branch not taken adds nothing as long as it is finite, as the documentation of record says', () => {
    type One = <T>(a: Arithmetic<T>, x: T) => T;
    const slopeAt0 = (g: One): number[] =>
      replay<number>(
        record(['x'], (a, x) => gradient(a, (b, [u]) => g(b, u!), x).gradient),
        numbers,
        [0],
      );
    expect(slopeAt0((a, x) => a.where(x, a.sqrt(a.where(x, x, 1)), a.mul(3, x)))).toEqual([3]);
    expect(slopeAt0((a, x) => a.where(x, a.sqrt(x), a.mul(3, x)))).toEqual([NaN]);
  });

  it('a recorded formula can be differentiated as well: a tape is a formula', () => {
    const tape = record(names, (a, x) => [f(a, x)]);
    const read = <T>(a: Arithmetic<T>, x: readonly T[]): T[] => replay(tape, a, x) as T[];
    const found = jacobian(numbers, (a, x) => read(a, x), at).jacobian[0]!;
    const wanted = jacobian(numbers, (a, x) => [f(a, x)], at).jacobian[0]!;
    found.forEach((slope, i) => expect(slope).toBeCloseTo(wanted[i]!, 14));
  });

  it('the gradient of a bound: of var(R) = F₀₀ / det F in the echo times', () => {
    const variance = <T>(a: Arithmetic<T>, times: readonly T[]): T => {
      const J = times.map((t) => {
        const tissue = [a.constant(1), a.constant(100)];
        const decay = jacobian(a, (b, [S, R], lift) => [b.mul(S!, b.exp(b.neg(b.mul(lift(t), R!))))], tissue);
        return decay.jacobian[0]!;
      });
      const F = (i: number, k: number): T => a.add(...J.map((row) => a.mul(row[i]!, row[k]!)));
      return a.div(F(0, 0), a.sub(a.mul(F(0, 0), F(1, 1)), a.mul(F(0, 1), F(0, 1))));
    };
    const times = [0.001, 0.004, 0.012, 0.02];
    const design = record(
      times.map((_, k) => `t${k}`),
      (a, x) => {
        const { value, gradient: slopes } = gradient(a, (b, t) => variance(b, t), x);
        return [value, ...slopes];
      },
    );
    const wanted = gradient(numbers, (b, t) => variance(b, t), times);
    expectSame(replay(design, numbers, times), [wanted.value, ...wanted.gradient]);
    const h = 1e-7;
    const up = variance(numbers, times.with(2, times[2]! + h));
    const down = variance(numbers, times.with(2, times[2]! - h));
    expect(wanted.gradient[2]! / ((up - down) / (2 * h))).toBeCloseTo(1, 6);
  });
});
