import { type Arithmetic, numbers, record, replay, rules, type Tape } from '@fishergrad/engine';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyNumber, evaluated, expressions, recorded } from '../support/expressions.ts';
import { expectSame } from '../support/same.ts';

/** Steps as text: the primitive and its places. */
const stepsOf = ({ rules: all, rule, x, y, z }: Tape): string[] =>
  Array.from(rule, (r, k) => `${all[r]!.name} ${x[k]} ${y[k]} ${z[k]}`);

describe('a recording of any formula', () => {
  const three = fc.tuple(anyNumber, anyNumber, anyNumber);

  it('is the formula, bit for bit, over the whole range of doubles', () => {
    fc.assert(
      fc.property(expressions(3), three, (e, x) => {
        expectSame(replay(recorded(e), numbers, x), evaluated(numbers, e, x));
      }),
      { numRuns: 3000 },
    );
  });

  it('says no step twice, also where the formula does', () => {
    fc.assert(
      fc.property(expressions(3), (e) => {
        const twice = record(['x0', 'x1', 'x2'], (a, x) => [...evaluated(a, e, x), ...evaluated(a, e, x)]);
        const steps = stepsOf(twice);
        expect(new Set(steps).size).toBe(steps.length);
        expect(steps).toEqual(stepsOf(recorded(e)));
        expect(twice.outputs.slice(e.steps.length)).toEqual(twice.outputs.slice(0, e.steps.length));
      }),
      { numRuns: 300 },
    );
  });

  it('holds what its outputs need, in order, and nothing else', () => {
    fc.assert(
      fc.property(expressions(3), fc.array(fc.nat(), { maxLength: 3 }), three, (e, outputs, x) => {
        const tape = recorded(e, outputs);
        const { rule, outputs: ends } = tape;
        const needed = new Set(ends);
        for (let k = rule.length - 1; k >= 0; k--) {
          const at = 3 + k;
          expect(needed).toContain(at);
          for (const place of [tape.x[k]!, tape.y[k]!, tape.z[k]!]) {
            expect(place).toBeLessThan(at);
            needed.add(place);
          }
        }
        const all = evaluated(numbers, e, x);
        expectSame(
          replay(tape, numbers, x),
          outputs.map((k) => all[k % all.length]!),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('keeps what is needed as a first, second or third input only', () => {
    const tape = record(['x', 'y', 'z'], (a, [x, y, z]) => [a.where(a.exp(x!), a.sin(y!), a.tanh(z!)), a.mul(2, y!)]);
    expect(tape.rule.length).toBe(5);
    expectSame(replay(tape, numbers, [1, 2, 3]), [Math.sin(2), 4]);
    expectSame(replay(tape, numbers, [-Infinity, 2, 3]), [Math.tanh(3), 4]);
  });

  it('may be recorded again from its recording, and stays as it is', () => {
    fc.assert(
      fc.property(expressions(3), (e) => {
        const tape = recorded(e);
        const again = record(tape.inputs, (a, x) =>
          replay(tape, a, x).map((y) => (typeof y === 'number' ? a.constant(y) : y)),
        );
        expect(stepsOf(again).length).toBe(stepsOf(tape).length);
      }),
      { numRuns: 300 },
    );
  });
});

describe('a long recording', () => {
  it('tells apart steps that differ in one place only, wherever it is', () => {
    const n = 20_000;
    const all = <T>(a: Arithmetic<T>, [x, y]: readonly T[]): T[] =>
      Array.from({ length: n }, (_, k) => [a.where(x!, y!, k), a.where(x!, k, y!), a.add(x!, k + 0.5)]).flat();
    const tape = record(['x', 'y'], (a, x) => [...all(a, x), ...all(a, x)]);
    expect(tape.rule.length).toBe(3 * n);
    expect(tape.outputs.slice(3 * n)).toEqual(tape.outputs.slice(0, 3 * n));
    const [some, others] = [1, -1].map((x) => replay(tape, numbers, [x, 7]));
    for (const k of [0, 1, 255, 256, 257, n - 1]) {
      expect([some![3 * k], some![3 * k + 1], some![3 * k + 2]]).toEqual([7, k, k + 1.5]);
      expect([others![3 * k], others![3 * k + 1]]).toEqual([k, 7]);
    }
  });

  it('of a million steps is a recording as any other', () => {
    const tape = record(['x'], (a, [x]) => {
      let y = x;
      for (let k = 0; k < 5e5; k++) y = a.add(a.mul(k % 2 === 0 ? 0.5 : -0.5, y!), 1);
      return [y!];
    });
    expect(tape.rule.length).toBe(1e6);
    let wanted = 3;
    for (let k = 0; k < 5e5; k++) wanted = (k % 2 === 0 ? 0.5 : -0.5) * wanted + 1;
    expectSame(replay(tape, numbers, [3]), [wanted]);
  });
});

describe('one form for what is one number', () => {
  type Two = <T>(a: Arithmetic<T>, x: T, y: T) => T;
  const steps = (f: Two, g: Two): number => record(['x', 'y'], (a, [x, y]) => [f(a, x!, y!), g(a, x!, y!)]).rule.length;

  it.each<[string, number, Two, Two]>([
    ['x + y = y + x', 1, (a, x, y) => a.add(x, y), (a, x, y) => a.add(y, x)],
    ['x y = y x', 1, (a, x, y) => a.mul(x, y), (a, x, y) => a.mul(y, x)],
    ['max(x, y) = max(y, x)', 1, (a, x, y) => a.max(x, y), (a, x, y) => a.max(y, x)],
    ['x + (−y) = x − y', 1, (a, x, y) => a.add(x, a.neg(y)), (a, x, y) => a.sub(x, y)],
    ['x − (−y) = x + y', 1, (a, x, y) => a.sub(x, a.neg(y)), (a, x, y) => a.add(x, y)],
    ['(−x) y = −(x y)', 2, (a, x, y) => a.mul(a.neg(x), y), (a, x, y) => a.neg(a.mul(x, y))],
    ['(−x) (−y) = x y', 1, (a, x, y) => a.mul(a.neg(x), a.neg(y)), (a, x, y) => a.mul(x, y)],
    ['(−x) / (−y) = x / y', 1, (a, x, y) => a.div(a.neg(x), a.neg(y)), (a, x, y) => a.div(x, y)],
    ['3 (−x) = (−3) x', 1, (a, x) => a.mul(3, a.neg(x)), (a, x) => a.mul(-3, x)],
    ['−(3 x) = (−3) x', 1, (a, x) => a.neg(a.mul(3, x)), (a, x) => a.mul(x, -3)],
    ['−(3 / x) = −3 / x', 1, (a, x) => a.neg(a.div(3, x)), (a, x) => a.div(-3, x)],
    ['−1 / x = −(1 / x)', 2, (a, x) => a.div(-1, x), (a, x) => a.div(1, x)], // one division and its opposite
    ['−x / 3 = x / −3', 1, (a, x) => a.div(a.neg(x), 3), (a, x) => a.div(x, -3)],
    ['x / 4 = 0.25 x', 1, (a, x) => a.div(x, 4), (a, x) => a.mul(0.25, x)],
    ['x / 3 ≠ (1/3) x', 2, (a, x) => a.div(x, 3), (a, x) => a.mul(1 / 3, x)],
    ['−(−x) = x', 0, (a, x) => a.neg(a.neg(x)), (_, x) => x],
    ['1 x = x / 1 = x', 0, (a, x) => a.mul(1, x), (a, x) => a.div(x, 1)],
    ['−1 x = −x', 1, (a, x) => a.mul(x, -1), (a, x) => a.neg(x)],
    ['x − 0 = x', 0, (a, x) => a.sub(x, 0), (_, x) => x],
    ['x + −0 = x', 0, (a, x) => a.add(x, -0), (a, x) => a.add(-0, x)],
    ['x + 0 ≠ x, for x = −0', 1, (a, x) => a.add(x, 0), (_, x) => x],
    ['x − −0 ≠ x, for x = −0', 1, (a, x) => a.sub(x, -0), (_, x) => x],
    ['0 x ≠ 0, for x = ∞', 1, (a, x) => a.mul(0, x), (a) => a.constant(0)],
    ['x − x ≠ 0, for x = ∞', 1, (a, x) => a.sub(x, x), (a) => a.constant(0)],
    ['−(x − y) ≠ y − x, for x = y', 3, (a, x, y) => a.neg(a.sub(x, y)), (a, x, y) => a.sub(y, x)],
    ['x² = x x', 1, (a, x) => a.pow(x, 2), (a, x) => a.mul(x, x)],
    ['x⁻¹ = 1 / x', 1, (a, x) => a.pow(x, -1), (a, x) => a.div(1, x)],
    ['x⁰ = 1', 0, (a, x) => a.pow(x, 0), (a) => a.constant(1)],
    ['cos(−x) = cos x', 1, (a, x) => a.cos(a.neg(x)), (a, x) => a.cos(x)],
    ['sin(−x) = −sin x', 2, (a, x) => a.sin(a.neg(x)), (a, x) => a.neg(a.sin(x))],
    ['where 1 > 0: x', 0, (a, x, y) => a.where(1, x, y), (a, x, y) => a.where(-0, y, x)],
  ])('%s', (_, count, f, g) => {
    expect(steps(f, g)).toBe(count);
  });

  it('a step of constants is a constant', () => {
    const { rule, constants, outputs } = record([], (a) => [
      a.exp(a.mul(2, a.cos(0.3))),
      a.where(NaN, 1, 2),
      a.div(1, -0),
      a.add(),
    ]);
    expect(rule.length).toBe(0);
    const found = Array.from(outputs, (place) => constants[-1 - place]!);
    expectSame(found, [Math.exp(2 * Math.cos(0.3)), NaN, -Infinity, 0]);
  });

  it('0 and −0 are two constants, NaN is one', () => {
    const { outputs } = record([], (a) => [0, -0, NaN, 0 / 0, 0, -0].map((c) => a.constant(c)));
    expect(new Set(outputs).size).toBe(3);
    expect([outputs[0], outputs[1], outputs[2]]).toEqual([outputs[4], outputs[5], outputs[3]]);
  });
});

describe('primitives of others', () => {
  const cube = { ...rules.exp, name: 'cube', value: (x: number) => x * x * x };

  it('go on a tape by what they are, not by their name', () => {
    const other = { ...cube, value: (x: number) => -x };
    const tape = record(['x'], (a, [x]) => [a.apply(cube, x!), a.apply(other, x!), a.apply(cube, x!)]);
    expect(replay(tape, numbers, [2])).toEqual([8, -2, 8]);
    expect(tape.rule.length).toBe(2);
  });
});
