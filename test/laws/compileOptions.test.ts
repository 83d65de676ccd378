import { type Arithmetic, numbers, record, replay } from '@fishergrad/engine';
import { type BackEnd, compile, type CompileOptions } from '@fishergrad/engine/compile';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyNumber, exactOperations, expressions, recorded } from '../support/expressions.ts';
import { expectSame } from '../support/same.ts';

const backEnds: readonly BackEnd[] = ['javascript', 'wasm', 'interpreter'];

/** Row counts around everything that work is cut into: pairs, blocks of 128, chunks of 1024 rows, or of 4096 for sums. */
const counts = [0, 1, 2, 3, 127, 128, 129, 255, 256, 257, 1023, 1024, 1025, 2049, 4095, 4096, 4097, 8193];

/** On small integers everything is an integer: no order of adding rounds. */
const whole = <T>(a: Arithmetic<T>, [x, y, c]: readonly T[]): T[] => {
  let long = a.add(x!, c!);
  for (let k = 0; k < 150; k++) long = a.sub(a.max(long, a.mul(k % 3, y!)), a.where(a.sub(y!, k % 7), x!, 1));
  return [a.mul(x!, y!), long, a.mul(c!, c!), y!, a.constant(-3), a.neg(long)];
};
const wholeTape = record(['x', 'y', 'c'], whole);

describe.each(backEnds)('%s', (backEnd) => {
  const exact = { backEnd, regroup: false };

  it('gives the same numbers whichever inputs are fixed or shared', () => {
    const role = fc.constantFrom('fixed', 'shared', 'free');
    const rows = fc.array(fc.tuple(anyNumber, anyNumber, anyNumber), { minLength: 1, maxLength: 4 });
    const expression = expressions(3, 40, fc.constantFrom(...exactOperations));
    fc.assert(
      fc.property(expression, fc.tuple(role, role, role), rows, (e, roles, given) => {
        const tape = recorded(e);
        const first = given[0]!;
        const x = given.map((row) => row.map((c, k) => (roles[k] === 'free' ? c : first[k]!)));
        const named = (wanted: string): number[] => [0, 1, 2].filter((k) => roles[k] === wanted);
        const program = compile(tape, {
          ...exact,
          fixed: Object.fromEntries(named('fixed').map((k) => [`x${k}`, first[k]!])),
          shared: named('shared').map((k) => `x${k}`),
        });
        const open = [0, 1, 2].filter((k) => roles[k] !== 'fixed');
        expect(program.inputs).toEqual(open.map((k) => `x${k}`));
        const found = program(
          open.map((k) =>
            roles[k] === 'shared' ? Float64Array.of(first[k]!) : Float64Array.from(x, (row) => row[k]!),
          ),
        );
        const count = named('free').length === 0 ? 1 : x.length;
        const out = new Float64Array(tape.outputs.length);
        for (let i = 0; i < count; i++) {
          const wanted = replay(tape, numbers, x[i]!);
          expectSame(
            found.map((column) => column[i]!),
            wanted,
          );
          program.at(
            Float64Array.from(open, (k) => x[i]![k]!),
            out,
          );
          expectSame(out, wanted);
        }
        found.forEach((column) => expect(column).toHaveLength(count));
      }),
      { numRuns: 150 },
    );
  });

  const mapped = compile(wholeTape, { ...exact, shared: ['c'] });
  const sum = compile(wholeTape, { ...exact, shared: ['c'], reduce: 'sum' });
  const x = (n: number): Float64Array => Float64Array.from({ length: n }, (_, i) => ((i * 7919) % 101) - 50);
  const y = (n: number): Float64Array => Float64Array.from({ length: n }, (_, i) => (i * 104_729) % 13);
  const wanted = Array.from({ length: counts.at(-1)! }, (_, i) => i);
  const [xs, ys] = [x(counts.at(-1)!), y(counts.at(-1)!)];
  const results = wanted.map((i) => whole(numbers, [xs[i]!, ys[i]!, 5]));

  it.each(counts)('gives every one of %d rows, and their sums', (n) => {
    const columns = [x(n), y(n), Float64Array.of(5)];
    mapped(columns).forEach((column, k) => {
      const want = results.slice(0, n).map((row) => row[k]!);
      expectSame(column, want);
    });
    const sums = sum(columns);
    const sumsWanted = [0, 1, 2, 3, 4, 5].map((k) => results.slice(0, n).reduce((total, row) => total + row[k]!, 0));
    expectSame(
      sums.map((column) => column[0]!),
      sumsWanted,
    );
    sums.forEach((column) => expect(column).toHaveLength(1));
  });

  it('may be called again and again, with more rows and fewer, and overwrites what it is given', () => {
    for (const n of [5, 300, 2, 3000, 0, 1]) {
      const columns = [x(n), y(n), Float64Array.of(5)];
      const out = Array.from({ length: 6 }, () => new Float64Array(n).fill(NaN));
      mapped.into(columns, out);
      out.forEach((column, k) =>
        expectSame(
          column,
          results.slice(0, n).map((row) => row[k]!),
        ),
      );
      const total = Array.from({ length: 6 }, () => Float64Array.of(NaN));
      sum.into(columns, total);
      expectSame(total[1]!, [results.slice(0, n).reduce((all, row) => all + row[1]!, 0)]);
      expect(columns).toEqual([x(n), y(n), Float64Array.of(5)]);
    }
    const other = mapped([x(2), y(2), Float64Array.of(9)]);
    expectSame(
      other.map((column) => column[1]!),
      whole(numbers, [xs[1]!, ys[1]!, 9]),
    );
    const out = new Float64Array(6);
    sum.at(Float64Array.of(xs[3]!, ys[3]!, 5), out);
    expectSame(out, results[3]!);
  });

  it('takes columns that are parts of others, and over shared memory', () => {
    const buffer = new Float64Array(new SharedArrayBuffer(8 * 40)).fill(7);
    const [a, b] = [buffer.subarray(3, 13), buffer.subarray(17, 27)];
    a.set(x(10));
    b.set(y(10));
    const all = new Float64Array(100).fill(-1);
    const out = Array.from({ length: 6 }, (_, k) => all.subarray(12 * k + 1, 12 * k + 11));
    mapped.into([a, b, Float64Array.of(5)], out);
    out.forEach((column, k) =>
      expectSame(
        column,
        results.slice(0, 10).map((row) => row[k]!),
      ),
    );
    expect(all.filter((each, i) => i % 12 === 0 || i % 12 === 11 || i > 71).every((each) => each === -1)).toBe(true);
  });

  it('keeps a NaN to its row', () => {
    const f = record(['x'], (a, [u]) => [a.exp(a.sin(u!)), a.log(u!), a.tanh(u!), a.sigmoid(u!), a.cos(u!), a.erf(u!)]);
    const given = Float64Array.of(1, NaN, 2, 3, Infinity, 4, NaN);
    const program = compile(f, { backEnd });
    const clean = program([given.map((u) => (Number.isFinite(u) ? u : 0.5))]);
    program([given]).forEach((column, k) => {
      expect(column[1]).toBeNaN();
      expect(column[6]).toBeNaN();
      for (const i of [0, 2, 3, 5]) expect(column[i]).toBe(clean[k]![i]);
    });
  });

  it('sums to NaN where a row is NaN', () => {
    const f = record(['x'], (a, [u]) => [a.mul(2, u!), a.step(a.neg(a.abs(a.where(u!, u!, 1))))]);
    const sums = compile(f, { backEnd, reduce: 'sum' })([Float64Array.of(1, NaN, 3)]);
    expect(sums).toEqual([Float64Array.of(NaN), Float64Array.of(NaN)]);
  });
});

describe('which back end', () => {
  const tape = record(['x'], (a, [x]) => [a.exp(x!)]);
  it.each<[CompileOptions, BackEnd, string]>([
    [{}, 'javascript', 'One row goes fastest in javascript.'],
    [{ batch: true }, 'wasm', 'Many rows go fastest in wasm.'],
    [{ backEnd: 'interpreter' }, 'interpreter', 'The interpreter was asked for.'],
    [{ backEnd: 'wasm' }, 'wasm', 'wasm was asked for.'],
    [{ backEnd: 'javascript', batch: true }, 'javascript', 'javascript was asked for.'],
  ])('%o takes %s and says why', (options, backEnd, why) => {
    const { backEnd: taken, why: said, steps } = compile(tape, options);
    expect([taken, said, steps]).toEqual([backEnd, why, 1]);
  });

  it('a fixed input may have any name', () => {
    const names = ['constructor', '__proto__', 'hasOwnProperty', 'x y', ''];
    const odd = record(names, (a, x) => [a.add(...x)]);
    const program = compile(odd, { fixed: { 'x y': 1, '': 2 } });
    expect(program.inputs).toEqual(names.slice(0, 3));
    expect(program([10, 20, 30].map((c) => Float64Array.of(c)))).toEqual([Float64Array.of(63)]);
  });
});
