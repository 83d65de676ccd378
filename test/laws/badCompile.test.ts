import { record } from '@fishergrad/engine';
import { type BackEnd, compile, type Compiled, type CompileOptions, compileParallel } from '@fishergrad/engine/compile';
import { describe, expect, it } from 'vitest';

const tape = record(['S0', 'R2', 'TE'], (a, [S0, R2, TE]) => [a.mul(S0!, a.exp(a.neg(a.mul(TE!, R2!)))), R2!]);
const three = (): Float64Array => Float64Array.of(1, 2, 3);
const one = (): Float64Array => Float64Array.of(0.05);

describe('options that do not fit the tape', () => {
  it.each<[string, unknown, string]>([
    [
      'an option that there is not',
      { bach: true },
      'There is no option "bach"; there are fixed, shared, batch, reduce, exact, backEnd, regroup.',
    ],
    ['an unknown fixed input', { fixed: { T2: 1 } }, '"T2" is no input of this tape; its inputs are S0, R2, TE.'],
    ['an unknown shared input', { shared: ['te'] }, '"te" is no input of this tape; its inputs are S0, R2, TE.'],
    ['an input that is both', { fixed: { TE: 1 }, shared: ['TE'] }, '"TE" is both fixed and shared; choose one.'],
    ['a fixed input without a number', { fixed: { TE: undefined } }, 'The fixed input "TE" must be a number.'],
    ['a fixed input in text', { fixed: { TE: '5 ms' } }, 'The fixed input "TE" must be a number.'],
    ['another way to reduce', { reduce: 'mean' }, "reduce can be 'sum' only, not mean."],
    [
      'an unknown back end',
      { backEnd: 'gpu' },
      'There is no back end "gpu"; there are javascript, wasm and interpreter.',
    ],
  ])('%s', (_, options, sentence) => {
    expect(() => compile(tape, options as CompileOptions)).toThrow(new TypeError(sentence));
    if (!('backEnd' in (options as object)))
      expect(() => compileParallel(tape, options as CompileOptions)).toThrow(new TypeError(sentence));
  });

  it('all of them at once', () => {
    const options = { fixed: { T2: 1, TE: NaN }, shared: ['TE', 'x'], reduce: 'max' } as unknown as CompileOptions;
    expect(() => compile(tape, options)).toThrow(
      /"T2" is no input.*\n"x" is no input.*\n"TE" is both.*\nreduce can be/,
    );
  });

  it('a tape without inputs says so', () => {
    const none = record([], (a) => [a.constant(1)]);
    expect(() => compile(none, { fixed: { x: 1 } })).toThrow('"x" is no input of this tape; its inputs are none.');
  });
});

describe.each<BackEnd>(['javascript', 'wasm', 'interpreter'])('%s refuses', (backEnd) => {
  const program = compile(tape, { backEnd, shared: ['TE'] });
  const call =
    (columns: unknown): (() => unknown) =>
    () =>
      program(columns as Float64Array[]);

  it.each<[string, unknown, string]>([
    ['no columns', undefined, 'Columns come as a list, one for each of S0, R2, TE.'],
    ['columns by name', { S0: three() }, 'Columns come as a list, one for each of S0, R2, TE.'],
    ['one column too few', [three(), three()], '3 columns are needed (S0, R2, TE), and 2 were given.'],
    ['one too many', [three(), three(), one(), one()], '3 columns are needed (S0, R2, TE), and 4 were given.'],
    ['a missing column', [three(), undefined, one()], 'The column of R2 must be a Float64Array.'],
    ['a list of numbers', [[1, 2, 3], three(), one()], 'The column of S0 must be a Float64Array.'],
    ['single precision', [three(), three(), Float32Array.of(1)], 'The column of TE must be a Float64Array.'],
    [
      'numbers',
      [1, 2, 3],
      ['S0', 'R2', 'TE'].map((name) => `The column of ${name} must be a Float64Array.`).join('\n'),
    ],
  ])('%s', (_, columns, sentence) => {
    expect(call(columns)).toThrow(new TypeError(sentence));
  });

  it.each<[string, Float64Array[], string]>([
    [
      'columns of different length',
      [three(), one(), one()],
      'The column of R2 has 1 numbers, not 3: that of S0 has 3.',
    ],
    [
      'a shared column that is not',
      [three(), three(), three()],
      'The column of TE has 3 numbers, not 1: it is the same in every row.',
    ],
    [
      'an empty shared column',
      [three(), three(), new Float64Array(0)],
      'The column of TE has 0 numbers, not 1: it is the same in every row.',
    ],
  ])('%s', (_, columns, sentence) => {
    expect(call(columns)).toThrow(new RangeError(sentence));
    expect(() => program.into(columns, [three(), three()])).toThrow(new RangeError(sentence));
  });

  const into =
    (outputs: unknown, write: Compiled['into'] = program.into): (() => void) =>
    () =>
      write([three(), three(), one()], outputs as Float64Array[]);
  it.each<[string, unknown, string]>([
    ['too few outputs', [three()], '2 columns are needed for the outputs, and 1 were given.'],
    ['outputs too short', [three(), one()], 'The column of output 2 has room for 1 numbers, not 3.'],
    ['outputs too long', [new Float64Array(4), three()], 'The column of output 1 has room for 4 numbers, not 3.'],
    ['outputs that would round', [three(), new Float32Array(3)], 'The column of output 2 must be a Float64Array.'],
    ['an output that is missing', [three(), undefined], 'The column of output 2 must be a Float64Array.'],
  ])('%s', (_, outputs, sentence) => {
    expect(into(outputs)).toThrow(sentence);
  });

  it('a column as room for a sum', () => {
    const sum = compile(tape, { backEnd, shared: ['TE'], reduce: 'sum' });
    expect(into([three(), three()], sum.into)).toThrow('The column of output 1 has room for 3 numbers, not 1.');
  });
});
