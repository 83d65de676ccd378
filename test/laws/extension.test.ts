// A primitive from outside of the engine gets all that a built-in one has, and what is wrong with it is said.
import { availableParallelism } from 'node:os';
import {
  type Arithmetic,
  derivative,
  gradient,
  jacobian,
  numbers,
  record,
  replay,
  type Rule,
  rules,
  type Tape,
  taylor,
  Value,
  values,
} from '@fishergrad/engine';
import { compile, compileParallel } from '@fishergrad/engine/compile';
import { checkPrimitive } from '@fishergrad/engine/differences';
import { describe, expect, it } from 'vitest';
import cases from '../reference/extension.json' with { type: 'json' };
import { expectClose } from '../support/close.ts';
import { besselRatio, dawson } from '../support/primitives.ts';

const made: Readonly<Record<string, Rule>> = { dawson, besselRatio };
const all = Object.values(made);
const points = [-2.7, -1, -0.3, 0, 1e-3, 0.6, 1, 1.9, 2.6, 5, 9];

const forward = <T>(a: Arithmetic<T>, rule: Rule, x: T, n: number): T =>
  n === 0 ? a.apply(rule, x) : jacobian(a, (b, [t]) => [forward(b, rule, t!, n - 1)], [x]).jacobian[0]![0]!;
const reverse = <T>(a: Arithmetic<T>, rule: Rule, x: T, n: number): T =>
  n === 0 ? a.apply(rule, x) : gradient(a, (b, [t]) => reverse(b, rule, t!, n - 1), [x]).gradient[0]!;

/** Value, slope by reverse mode, and orders 2 and 3 by series, each of e^(−x²/50) f(x). */
const tapeOf = (rule: Rule): Tape =>
  record(['x'], (a, [x]) => {
    const f = <T>(b: Arithmetic<T>, t: T): T => b.mul(b.exp(b.mul(-0.02, t, t)), b.apply(rule, t));
    const { value, gradient: slope } = gradient(a, (b, [t]) => f(b, t!), [x!]);
    return [value, ...slope, ...taylor(a, f, x!, 3).slice(2)];
  });

describe('a primitive of one’s own has every derivative', () => {
  // The slopes 1 − 2xF and 1 − r/x − r² are differences of nearly equal numbers where x is large: hence 5e-11.
  it.each(cases)('$operation at $at: orders 0 to 8 by 60-digit arithmetic', ({ operation, at, orders }) => {
    const series = taylor(numbers, (a, x) => a.apply(made[operation]!, x), at, 8);
    let factorial = 1;
    orders.forEach((wanted, n) => {
      factorial *= Math.max(1, n);
      const tolerance = at === 8 ? 10 ** Math.min(-9, n - 14) : Math.abs(at) < 1 ? 2e-14 : 5e-12;
      expectClose(series[n]! * factorial, wanted, tolerance, 1e-300);
    });
  });

  it.each(all)('$name: forward = reverse = series, nested to order 4', (rule) => {
    for (const x of points) {
      for (const n of [1, 2, 3, 4]) {
        const series = derivative(numbers, (a, t) => a.apply(rule, t), x, n);
        expectClose(forward(numbers, rule, x, n), series, 1e-9, 1e-12);
        expectClose(reverse(numbers, rule, x, n), series, 1e-9, 1e-12);
      }
    }
  });

  it.each(all)('$name: slopes of values, and value = formula, at many points', (rule) => {
    const met = checkPrimitive(
      rule,
      points.map((x) => [x]),
      { order: 3 },
    );
    expect(met.reverse).toBeLessThan(1e-12);
    expect(met.formula).toBeLessThan(1e-13);
  });
});

describe('a primitive of one’s own runs everywhere', () => {
  const x = Float64Array.from(points);

  it.each(all)('$name: numbers, javascript and interpreter bit for bit', (rule) => {
    const tape = tapeOf(rule);
    for (const backEnd of ['javascript', 'interpreter'] as const) {
      const columns = compile(tape, { backEnd })([x]);
      points.forEach((at, row) => expect(columns.map((column) => column[row])).toEqual(replay(tape, numbers, [at])));
    }
  });

  it.each(all)('$name: WebAssembly to rounding, also at 0', (rule) => {
    const tape = tapeOf(rule);
    const columns = compile(tape, { backEnd: 'wasm' })([x]);
    points.forEach((at, row) =>
      replay(tape, numbers, [at]).forEach((wanted, k) => expectClose(columns[k]![row], wanted, 1e-12, 1e-12)),
    );
  });

  it('many rows do without `value`; one row keeps to it', () => {
    let calls = 0;
    const counted: Rule = { ...dawson, value: (t) => (calls++, dawson.value(t, 0, 0)) };
    const tape = record(['x'], (a, [t]) => [a.apply(counted, t!)]);
    compile(tape, { batch: true })([x]);
    expect(calls).toBe(0);
    compile(tape)([x]);
    expect(calls).toBe(points.length);
  });

  it('without a formula it is called, and says on how many threads that is', () => {
    const { formula: _, ...plain } = besselRatio;
    const tape = record(['x'], (a, [t]) => [a.apply(plain, t!)]);
    expect(compile(tape, { batch: true })([x])[0]![3]).toBe(0);
    expect(compileParallel(tape).workers).toBe(0);
    if (availableParallelism() > 1) expect(compileParallel(tape).why).toMatch(/no code .* worker.*: besselRatio\.$/);
  });

  it.each(all)('$name goes to workers', async (rule) => {
    const tape = tapeOf(rule);
    const rows = Float64Array.from({ length: 1001 }, (_, k) => -5 + k / 100);
    const parallel = compileParallel(tape, { workers: 2, fewestRows: 1000 });
    expect(parallel.workers).toBe(availableParallelism() > 1 ? 2 : 0);
    const found = await parallel([rows]);
    parallel.close();
    compile(tape, { batch: true })([rows]).forEach((column, k) =>
      expect(Array.from(found[k]!)).toEqual(Array.from(column)),
    );
  });

  it('a formula may use others’ formulas, and stays outside of a tape that it would make too long', () => {
    const twice: Rule = {
      name: 'twice',
      arity: 1,
      value: (t) => besselRatio.value(besselRatio.value(t, 0, 0), 0, 0),
      slopes: [() => NaN],
      formula: (a, t) => a.apply(besselRatio, a.apply(besselRatio, t)),
    };
    const once = compile(
      record(['x'], (a, [t]) => [a.apply(twice, t!)]),
      { batch: true },
    );
    expect(once.steps).toBeGreaterThan(100);
    once([x])[0]!.forEach((found, k) => expectClose(found, twice.value(points[k]!, 0, 0), 1e-14));
    const long = record(['x'], (a, [t]) =>
      Array.from({ length: 350 }, (_, k) => a.apply(besselRatio, a.add(k / 350, t!))),
    );
    const { backEnd, steps } = compile(long, { batch: true });
    expect([backEnd, steps]).toEqual(['wasm', 699]);
  });

  it('one of two and of three inputs', () => {
    const hypot: Rule = {
      name: 'hypot',
      arity: 2,
      value: (u, v) => Math.hypot(u, v),
      slopes: [(a, d, out, u) => a.div(a.mul(d, u), out), (a, d, out, _, v) => a.div(a.mul(d, v), out)],
      formula: (a, u, v) => a.sqrt(a.add(a.mul(u, u), a.mul(v, v))),
    };
    const mix: Rule = {
      name: 'mix',
      arity: 3,
      value: (u, v, t) => u + (v - u) * t,
      slopes: [
        (a, d, _, __, ___, t) => a.sub(d, a.mul(d, t)),
        (a, d, _, __, ___, t) => a.mul(d, t),
        (a, d, _, u, v) => a.mul(d, a.sub(v, u)),
      ],
      formula: (a, u, v, t) => a.add(u, a.mul(a.sub(v, u), t)),
    };
    checkPrimitive(
      hypot,
      [
        [3, -4],
        [0.1, 7],
      ],
      { order: 3 },
    );
    checkPrimitive(
      mix,
      [
        [3, -4, 0.3],
        [0.1, 7, 2],
      ],
      { order: 3 },
    );
    const tape = record(['u', 'v', 't'], (a, [u, v, t]) => [a.apply(mix, a.apply(hypot, u!, v), v, t)]);
    expectClose(compile(tape, { batch: true })([3, 4, 0.5].map((c) => Float64Array.of(c)))[0]![0], 4.5, 1e-15);
  });
});

describe('what is wrong with a primitive is said', () => {
  const arithmetics: readonly (readonly [string, (rule: Rule) => unknown])[] = [
    ['numbers', (rule) => numbers.apply(rule, 2)],
    ['values', (rule) => values.apply(rule, new Value(2))],
    ['duals', (rule) => jacobian(numbers, (a, [x]) => [a.apply(rule, x!)], [2])],
    ['series', (rule) => derivative(numbers, (a, x) => a.apply(rule, x), 2)],
    ['values of a constant', (rule) => values.apply(rule, 2)],
    ['duals of a constant', (rule) => jacobian(numbers, (a) => [a.apply(rule, 2)], [1])],
    ['series of a constant', (rule) => derivative(numbers, (a) => a.apply(rule, 2), 1)],
    ['slots of a constant', (rule) => record([], (a) => [a.apply(rule, 2)])],
  ];

  it.each(arithmetics)('slopes that are not one for each input, in %s', (_, call) => {
    const none: Rule = { ...rules.sin, name: 'sine', slopes: [] };
    expect(() => call(none)).toThrow(TypeError);
    expect(() => call(none)).toThrow(
      'The primitive "sine" has arity 1 and 0 slopes; it needs one slope for each input.',
    );
    expect(() => call({ ...rules.exp, slopes: [...rules.exp.slopes, () => 0] })).toThrow(
      /"exp" has arity 1 and 2 slopes/,
    );
    expect(() => call({ name: 'bare', arity: 1, value: Math.sin } as unknown as Rule)).toThrow(/and no slopes/);
  });

  it.each(arithmetics)('a value that throws, in %s', (_, call) => {
    const broken: Rule = {
      ...rules.sin,
      name: 'broken',
      value: () => {
        throw new RangeError('not below 3');
      },
    };
    const wanted =
      'The value of the primitive "broken" threw at (2): not below 3. Where there is no value it should be NaN.';
    expect(() => call(broken)).toThrow(new TypeError(wanted, { cause: new RangeError('not below 3') }));
  });

  it('inputs that are missing', () => {
    expect(() => numbers.apply(rules.pow, 2)).toThrow('The primitive "pow" has arity 2 and was applied to 1 input.');
    expect(() => values.apply(rules.where, new Value(1), 2)).toThrow(/"where" has arity 3 and was applied to 2 inputs/);
  });

  it('wrong slopes, and such as hold at one point only', () => {
    const wrong: Rule = { ...dawson, slopes: [(a, d, out, x) => a.mul(d, a.sub(1, a.mul(x, out)))] };
    expect(() => checkPrimitive(wrong, [[0.7]])).toThrow(
      /disagree at x = \[0.7\]:\n∂output\[0\]\/∂x\[0\]: forward mode/,
    );
    const baked: Rule = { ...rules.sin, slopes: [(a, d) => a.mul(d, Math.cos(0.7))] };
    expect(() => checkPrimitive(baked, [[0.7]])).not.toThrow();
    expect(() => checkPrimitive(baked, [[0.7], [0.9]])).toThrow(/disagree at x = \[0\.9\]/);
  });

  it('a formula that is another function, if at one point only', () => {
    const short: Rule = { ...besselRatio, formula: (a, x) => a.div(x, a.add(2, a.div(a.mul(x, x), 4))) };
    expect(() => checkPrimitive(short, [[1e-5]])).not.toThrow();
    expect(() => checkPrimitive(short, [[1e-5], [0.5]])).toThrow(
      /The primitive "besselRatio" at \(0.5\): its value is 0\.242499\d*, its formula gives 0\.2424/,
    );
  });

  it('a formula that looks at its numbers, or leads back to itself', () => {
    const looking: Rule = { ...rules.abs, formula: (a, x) => (Number(x) > 0 ? x : a.neg(x)) };
    expect(() => checkPrimitive(looking, [[2]])).toThrow(/numbers are not known yet/);
    const circle: Rule = { ...dawson, formula: (a, x) => a.neg(a.apply(circle, a.neg(x))) };
    const tape = record(['x'], (a, [x]) => [a.apply(circle, x!)]);
    expect(() => compile(tape, { batch: true })).toThrow('The formula of the primitive "dawson" leads back to itself.');
    expect(compile(tape)([Float64Array.of(0)])[0]![0]).toBe(0);
  });
});
