import { arithmeticFrom, numbers, type Operation, record, replay, type Rule, rules } from '@fishergrad/engine';
import { type BackEnd, type Compiled, compile } from '@fishergrad/engine/compile';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyNumber, exactOperations, expressions, operations, recorded } from '../support/expressions.ts';
import { expectSame } from '../support/same.ts';
import { ulps } from '../support/ulps.ts';

const backEnds: readonly BackEnd[] = ['javascript', 'wasm', 'interpreter'];

/** One primitive of three inputs, compiled. */
const alone = (rule: Rule, backEnd: BackEnd): Compiled =>
  compile(
    record(['x', 'y', 'z'], (a, [x, y, z]) => [a.apply(rule, x!, y, z)]),
    { backEnd, regroup: false },
  );

/** Every double that a primitive might trip over, both signs, and some ordinary ones. */
const edges = [
  [0, 5e-324, 1e-310, 2 ** -1022, 1e-300, 1e-20, 2 ** -27, 1e-5, 0.1, 0.5, Math.LN2, 1, 1 + Number.EPSILON, 1.5],
  [2, 3, Math.PI / 2, Math.PI, 10, 21.9, 37, 708, 709.78, 710, 745.1, 746, 1e4, 99_999, 1e5, 1e9, 2 ** 31, 2 ** 52],
  [1e16, 1e22, 1e100, 1e154, 1e300, Number.MAX_VALUE, Infinity, NaN],
]
  .flat()
  .flatMap((x) => [x, -x]);

describe.each(operations)('%s compiled', (operation: Operation) => {
  const rule = rules[operation];
  const second = rule.arity > 1 ? edges : [0];
  const third = rule.arity > 2 ? [0, -0, -3, 7, Infinity, NaN] : [0];
  const rows = edges.flatMap((x) => second.flatMap((y) => third.map((z) => [x, y, z] as const)));
  const columns = [0, 1, 2].map((k) => Float64Array.from(rows, (row) => row[k]!));
  const wanted = rows.map(([x, y, z]) => rule.value(x, y, z));

  it.each(['javascript', 'interpreter'] as const)(
    'is that of numbers in %s, bit for bit over the whole range',
    (backEnd) => {
      expectSame(alone(rule, backEnd)(columns)[0]!, wanted);
    },
  );

  it('is that of numbers in wasm: bit for bit where IEEE 754 says the result, else to a few units in the last place', () => {
    const found = alone(rule, 'wasm')(columns)[0]!;
    if (exactOperations.includes(operation)) return expectSame(found, wanted);
    found.forEach((y, k) => {
      expect(ulps(y, wanted[k]!), `${operation} of ${String(rows[k])}: ${y}, not ${wanted[k]}`).toBeLessThanOrEqual(4);
      if (wanted[k] === 0) expect(Object.is(y, wanted[k]), `the sign of ${operation} of ${String(rows[k])}`).toBe(true);
    });
  });
});

describe('any formula compiled', () => {
  const row = fc.tuple(anyNumber, anyNumber, anyNumber);
  const someRows = fc.array(row, { minLength: 1, maxLength: 5 });
  const columnsOf = (rows: readonly (readonly number[])[]): Float64Array[] =>
    [0, 1, 2].map((k) => Float64Array.from(rows, (each) => each[k]!));

  it.each(['javascript', 'interpreter'] as const)('is the formula in %s, bit for bit', (backEnd) => {
    fc.assert(
      fc.property(expressions(3), someRows, (e, rows) => {
        const tape = recorded(e);
        const program = compile(tape, { backEnd });
        const columns = program(columnsOf(rows));
        const out = new Float64Array(tape.outputs.length);
        rows.forEach((x, i) => {
          const wanted = replay(tape, numbers, x);
          expectSame(
            columns.map((column) => column[i]!),
            wanted,
          );
          program.at(Float64Array.from(x), out);
          expectSame(out, wanted);
        });
      }),
      { numRuns: 200 },
    );
  });

  // Each primitive alone is held to its accuracy above and by tests of its own; together they must be no other ones.
  it('is in wasm its steps one by one in wasm, bit for bit, whatever stands in the rows beside it', () => {
    const kernels = new Map(Object.values(rules).map((rule) => [rule, alone(rule, 'wasm')]));
    const out = new Float64Array(1);
    const oneByOne = arithmeticFrom<number>(
      (c) => c,
      (rule, x, y, z) => {
        kernels.get(rule)!.at(Float64Array.of(x, y, z), out);
        return out[0]!;
      },
    );
    fc.assert(
      fc.property(expressions(3), someRows, (e, rows) => {
        const tape = recorded(e);
        const columns = compile(tape, { backEnd: 'wasm', regroup: false })(columnsOf(rows));
        rows.forEach((x, i) =>
          expectSame(
            columns.map((column) => column[i]!),
            replay(tape, oneByOne, x),
          ),
        );
      }),
      { numRuns: 200 },
    );
  });

  it.each(backEnds)('of constants and inputs alone, or of nothing, is that in %s', (backEnd) => {
    const tape = record(['x', 'y'], (a, [x, y]) => [a.constant(-0), y!, x!, a.constant(NaN), y!, a.constant(1e-310)]);
    const found = compile(tape, { backEnd })([Float64Array.of(1, 2, 3), Float64Array.of(-0, NaN, 5)]);
    const wanted = [
      [-0, -0, -0],
      [-0, NaN, 5],
      [1, 2, 3],
      [NaN, NaN, NaN],
      [-0, NaN, 5],
      [1e-310, 1e-310, 1e-310],
    ];
    wanted.forEach((column, k) => expectSame(found[k]!, column));
    const nothing = compile(
      record(['x'], () => []),
      { backEnd },
    );
    expect(nothing([Float64Array.of(1)])).toEqual([]);
    const known = compile(
      record([], (a) => [a.exp(1)]),
      { backEnd },
    );
    expect(known([])).toEqual([Float64Array.of(Math.E)]);
  });
});
