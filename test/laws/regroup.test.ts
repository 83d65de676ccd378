import { type Arithmetic, numbers, type Operation, record, replay } from '@fishergrad/engine';
import { type BackEnd, compile } from '@fishergrad/engine/compile';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectClose } from '../support/close.ts';
import { anyNumber, evaluated, expressions, recorded } from '../support/expressions.ts';
import { expectSame } from '../support/same.ts';

const backEnds: readonly BackEnd[] = ['javascript', 'wasm', 'interpreter'];

describe('regrouped', () => {
  const of = (...operations: readonly Operation[]): fc.Arbitrary<Operation> => fc.constantFrom(...operations);
  const regrouped = (e: Parameters<typeof recorded>[0], x: readonly number[]): number[] =>
    compile(recorded(e), { backEnd: 'interpreter', regroup: true })(x.map((c) => Float64Array.of(c))).map((y) => y[0]!);

  it('sums, differences and products of integers stay what they are: there is nothing to round', () => {
    const whole = fc.integer({ min: -6, max: 6 });
    const e = expressions(3, 30, of('add', 'add', 'sub', 'sub', 'mul', 'mul', 'neg')).map((each) => ({
      ...each,
      constants: each.constants.map((_, k) => [3, -1, 2, -5, 0, 1][k]!),
    }));
    fc.assert(
      fc.property(e, fc.tuple(whole, whole, whole), (f, x) => {
        const wanted = evaluated(numbers, f, x);
        const exact = wanted.findIndex((y) => Math.abs(y) > 2 ** 26);
        fc.pre(exact < 0);
        const plus0 = (y: number): number => y + 0; // x + 0 is x there, so a zero may lose its sign
        expectSame(regrouped(f, x).map(plus0), wanted.map(plus0));
      }),
      { numRuns: 250 },
    );
  });

  it('formulas of positive numbers differ by rounding only', () => {
    const positive = fc.double({ min: 0.25, max: 4 });
    const e = expressions(3, 25, of('add', 'mul', 'mul', 'div', 'div', 'sqrt', 'exp')).map((each) => ({
      ...each,
      constants: each.constants.map((_, k) => [0.3, 1, 2, 0.6, 3, 0.9][k]!),
    }));
    fc.assert(
      fc.property(e, fc.tuple(positive, positive, positive), (f, x) => {
        const wanted = evaluated(numbers, f, x);
        fc.pre(wanted.every((y) => y > 1e-60 && y < 20)); // an exponent of 20 makes of one rounding twenty
        regrouped(f, x).forEach((y, k) => expectClose(y, wanted[k]!, 1e-12));
      }),
      { numRuns: 250 },
    );
  });

  it('0/0 stays NaN: nothing is canceled', () => {
    const f = <T>(a: Arithmetic<T>, [x, y]: readonly T[]): T[] => [
      a.div(x!, x!),
      a.div(a.mul(x!, y!), a.mul(x!, y!)),
      a.sub(a.mul(y!, a.div(1, x!)), a.mul(y!, a.div(1, x!))),
      a.add(a.mul(0, a.div(y!, x!)), 1),
    ];
    const found = compile(record(['x', 'y'], f), { backEnd: 'wasm' })([Float64Array.of(0), Float64Array.of(0)]);
    expectSame(
      found.map((column) => column[0]!),
      [NaN, NaN, NaN, NaN],
    );
  });

  it('is what wasm and batches take, and others on demand only', () => {
    const tape = record(['x'], (a, [x]) => [1, 2, 3, 4, 5].map((c) => a.exp(a.mul(c, x!))));
    const steps = (options: Parameters<typeof compile>[1]): number => compile(tape, options).steps;
    const [plain, other] = [steps({}), steps({ regroup: true })];
    expect([plain, other]).toEqual([9, 5]);
    expect(steps({ backEnd: 'interpreter' })).toBe(plain);
    expect(steps({ backEnd: 'wasm' })).toBe(other);
    expect(steps({ batch: true })).toBe(other);
    expect(steps({ batch: true, backEnd: 'javascript' })).toBe(plain);
    expect(steps({ batch: true, regroup: false })).toBe(plain);
  });
});

describe('a sum of very many terms', () => {
  const n = 20_000;
  const long = <T>(a: Arithmetic<T>, [x, y]: readonly T[]): T[] => {
    const terms = Array.from({ length: n }, (_, k) => a.mul(x!, y!, k + 1));
    const [first, ...rest] = terms;
    return [a.add(...terms), rest.reduce((sum, each) => a.sub(each, sum), first!)];
  };

  it('is regrouped in time and memory in proportion to it', () => {
    const program = compile(record(['x', 'y'], long), { backEnd: 'interpreter', regroup: true });
    const found = program([Float64Array.of(2), Float64Array.of(3)]);
    expectSame(
      found.map((column) => column[0]!),
      [6 * (n / 2) * (n + 1), 6 * (n / 2)],
    );
  });
});

describe('a polynomial written as powers', () => {
  const coefficient = (i: number, j: number): number => 1 + ((7 * i + 3 * j) % 11);
  const power = <T>(a: Arithmetic<T>, x: T, n: number): T => a.mul(...new Array<T>(n).fill(x));
  const polynomial =
    (degree: number, other: number) =>
    <T>(a: Arithmetic<T>, [x, y]: readonly T[]): T[] => {
      const terms: T[] = [];
      for (let i = 0; i <= degree; i++)
        for (let j = 0; j <= other; j++) terms.push(a.mul(coefficient(i, j), power(a, x!, i), power(a, y!, j)));
      return [a.add(...terms)];
    };

  // Horner's scheme: a multiplication and an addition a term, but for the first.
  it.each([
    [12, 0],
    [3, 3],
    [5, 2],
  ])('of degree %d in x and %d in y takes two steps a term in batches', (degree, other) => {
    const tape = record(['x', 'y'], polynomial(degree, other));
    const program = compile(tape, { backEnd: 'wasm', batch: true });
    expect(program.steps).toBeLessThanOrEqual(2 * ((degree + 1) * (other + 1) - 1));
    const [x, y] = [Float64Array.of(2, -3, 0, 1), Float64Array.of(-1, 2, 3, 0)];
    const wanted = Array.from(x, (each, k) => polynomial(degree, other)(numbers, [each, y[k]!])[0]!);
    expectSame([...program([x, y])[0]!], wanted); // integers: nothing to round
  });

  it('is nested by the variable that most of its terms share', () => {
    const f = <T>(a: Arithmetic<T>, [x, y, u, v, w]: readonly T[]): T[] => [
      a.add(a.mul(u!, v!), a.mul(x!, y!, u!), a.mul(x!, v!), a.mul(x!, w!), a.mul(2, x!, y!)),
    ];
    const program = compile(record(['x', 'y', 'u', 'v', 'w'], f), { backEnd: 'wasm', batch: true });
    expect(program.steps).toBe(7); // u v + x (v + w + y (2 + u))
    expectSame([...program([2, 3, 5, 7, 11].map((x) => Float64Array.of(x)))[0]!], f(numbers, [2, 3, 5, 7, 11]));
  });

  it('may have very many terms', () => {
    const long = <T>(a: Arithmetic<T>, [x, y]: readonly T[]): T[] => [
      a.add(...Array.from({ length: 20_000 }, (_, k) => a.mul((k % 7) + 1, power(a, x!, k % 5), power(a, y!, k % 3)))),
    ];
    const program = compile(record(['x', 'y'], long), { backEnd: 'interpreter', batch: true, regroup: true });
    expectSame([...program([Float64Array.of(2), Float64Array.of(-3)])[0]!], long(numbers, [2, -3]));
  });
});

describe('a high power of a product', () => {
  // Drawn apart, x⁶⁴ · (1/y)⁶⁴, it would leave the range of a double where the formula does not.
  const ratio = <T>(a: Arithmetic<T>, [x, y]: readonly T[]): T => a.div(x!, y!);
  const opposite = <T>(a: Arithmetic<T>, [x]: readonly T[]): T => a.mul(a.exp(x!), a.exp(a.neg(x!)));
  const raised =
    (base: typeof ratio, squarings: number) =>
    <T>(a: Arithmetic<T>, x: readonly T[]): T[] => {
      let y = base(a, x);
      for (let k = 0; k < squarings; k++) y = a.mul(y, y);
      const z = x[2]!;
      const sum = Array.from({ length: 12 }, (_, k) => a.mul(k + 1, ...new Array<T>(k).fill(z))); // worth being factored
      return [y, a.add(...sum)];
    };

  it.each([
    ['(x/y)⁶⁴', ratio, 6, 1e6],
    ['(x/y)²⁵⁶', ratio, 8, 1e-3],
    ['(eˣ e⁻ˣ)⁶⁴', opposite, 6, 30],
  ] as const)('%s is 1 where it is 1', (_, base, squarings, x) => {
    const tape = record(['x', 'y', 'z'], raised(base, squarings));
    for (const batch of [true, false]) {
      const found = compile(tape, { backEnd: 'wasm', batch })([x, x, 0.5].map((each) => Float64Array.of(each)));
      expectClose(found[0]![0], 1, 1e-13);
    }
  });
});

describe('exponentials on a lattice', () => {
  const uniform = Array.from({ length: 16 }, (_, k) => 0.14e-3 + 3.4e-3 * k);
  const molli = [0.1, 0.18, 0.26, 1, 1.08, 1.9, 1.98, 2.7, 2.78, 3.5, 4.3];
  const fine = [0.1, 0.18, 0.26, 1.1, 1.18, 1.26, 2.1, 2.18, 2.26, 3.26, 4.26]; // 0.10 and 0.08 are multiples of 0.02
  const decay =
    (times: readonly number[]) =>
    <T>(a: Arithmetic<T>, [R]: readonly T[]): T[] =>
      times.map((t) => a.exp(a.neg(a.mul(t, R!))));

  // Each step is a product, an exponential or what goes into one: 16 echoes need two exponentials, not 16.
  it.each([
    ['uniform echo times', uniform, 22],
    ['multiples of one time', uniform.map((_, k) => 3.4e-3 * (k + 1)), 17],
    ['the times of MOLLI', molli, 23],
    ['a time of 1, which is no product but −R,', [0.5, 1, 2], 4],
    ['times with nothing in common', [0.1, 0.2731, 0.5119, 1.033], 8],
  ])('%s need few', (_, times, most) => {
    const { steps } = compile(record(['R'], decay(times)), { backEnd: 'wasm' });
    expect(steps).toBeLessThanOrEqual(most);
    expect(compile(record(['R'], decay(times)), { backEnd: 'wasm', regroup: false }).steps).toBe(2 * times.length);
  });

  it.each([...backEnds])('differ in %s by a few 1e-15', (backEnd) => {
    for (const times of [uniform, molli, fine]) {
      const rates = Float64Array.from({ length: 200 }, (_, i) => 0.1 + i * (0.02 / times.at(-1)!));
      const found = compile(record(['R'], decay(times)), { backEnd, regroup: true })([rates]);
      rates.forEach((R, i) =>
        decay(times)(numbers, [R]).forEach((wanted, k) =>
          expectClose(found[k]![i], wanted, 4e-15 + 1e-15 * R * times[k]!),
        ),
      );
    }
  });

  // 2²⁶ steps from the first to the last: a product of as many exponentials would be wrong in every second digit.
  it('far apart do not stand on each other', () => {
    const times = [0.5, 10.5, 20.5, 30.5, 0.5 + 10 * 2 ** 26, 10 * 2 ** 26];
    const R = 3 / times.at(-1)!;
    const found = compile(record(['R'], decay(times)), { backEnd: 'wasm' })([Float64Array.of(R)]);
    decay(times)(numbers, [R]).forEach((wanted, k) => expectClose(found[k]![0], wanted, 1e-14));
  });

  it('that is missed by a little is not taken: at e^600 the little counts', () => {
    const times = [1, 2, 3 * (1 + 1e-14), 4];
    const found = compile(record(['R'], decay(times)), { backEnd: 'wasm' })([Float64Array.of(-200)]);
    decay(times.slice(0, 3))(numbers, [-200]).forEach((wanted, k) => expectClose(found[k]![0], wanted, 1e-13));
  });

  it('are finite where the formula is, over the whole range: no infinity meets a zero', () => {
    const constants = fc.array(fc.oneof(anyNumber, fc.integer({ min: -9, max: 9 }), fc.constantFrom(...molli)), {
      minLength: 2,
      maxLength: 12,
    });
    fc.assert(
      fc.property(constants, fc.array(anyNumber, { minLength: 1, maxLength: 4 }), (all, x) => {
        const tape = record(['u'], (a, [u]) => all.map((c) => a.exp(a.mul(c, u!))));
        const found = compile(tape, { backEnd: 'interpreter', regroup: true })([Float64Array.from(x)]);
        x.forEach((u, i) =>
          replay<number>(tape, numbers, [u]).forEach((wanted, k) => {
            const y = found[k]![i]!;
            if (Number.isFinite(wanted)) expectClose(y, wanted, 1e-12, 1e-320);
            else if (y !== Number.MAX_VALUE) expect(y, `exp(${all[k]} · ${u}) of ${all.join()}`).toBe(wanted);
          }),
        );
      }),
      { numRuns: 300 },
    );
  });
});
