import { type Arithmetic, jacobian, numbers, record, replay } from '@fishergrad/engine';
import { type BackEnd, compile } from '@fishergrad/engine/compile';
import { type AnyModel, channelled, models } from '@fishergrad/models';
import { sampled } from '@fishergrad/models/analytic';
import fc from 'fast-check';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { anyNumber } from '../support/expressions.ts';
import { expectSame } from '../support/same.ts';

const unsigned = (x: number): number => (x === 0 ? 0 : x);
const bitForBit: readonly BackEnd[] = ['javascript', 'interpreter'];

// Of a long tape that is to be javascript the console hears that it is interpreted.
beforeAll(() => void vi.spyOn(console, 'warn').mockReturnValue());

describe.each(Object.values(models))('$name compiled', (model: AnyModel) => {
  const parameters = Object.keys(model.parameters);
  const settings = Object.keys(model.settings);
  // Of the readouts of molliBloch two are as much as wasm takes.
  const acquisitions = Math.min(model.name === 'molliBloch' ? 2 : 4, model.typical.protocol.length);
  const names = [
    ...parameters,
    ...Array.from({ length: acquisitions }, (_, k) => settings.map((s) => `${s}${k}`)).flat(),
  ];

  const signal = <T>(a: Arithmetic<T>, θ: readonly T[], at: readonly T[]): T[] => {
    const named = (keys: readonly string[], x: readonly T[]): Record<string, T> =>
      Object.fromEntries(keys.map((key, i) => [key, x[i]!]));
    const protocol = Array.from({ length: acquisitions }, (_, k) => named(settings, at.slice(k * settings.length)));
    return channelled(model.signal<T>(a, named(parameters, θ), protocol));
  };
  /** Samples, their slopes and their second derivatives in the parameters. */
  const all = <T>(a: Arithmetic<T>, x: readonly T[]): T[] => {
    const [θ, at] = [x.slice(0, parameters.length), x.slice(parameters.length)];
    const second = jacobian(
      a,
      (b, u, lift) => {
        const settingsInside = at.map(lift);
        const { value, jacobian: J } = jacobian(b, (c, v, into) => signal(c, v, settingsInside.map(into)), u);
        return [...value, ...J.flat()];
      },
      θ,
    );
    return [...second.value, ...second.jacobian.flat()];
  };
  const rows = [model.typical, ...sampled(model, 60)]
    .filter(({ protocol }) => protocol.length >= acquisitions)
    .map(({ tissue, protocol }) => [
      ...parameters.map((name) => tissue[name]!),
      ...protocol.slice(0, acquisitions).flatMap((at) => settings.map((name) => at[name]!)),
    ]);
  const tape = record(names, all);
  const samples = channelled(
    model.signal(numbers, model.typical.tissue, model.typical.protocol.slice(0, acquisitions)),
  ).length;
  /** What each output is a sum of, near a zero of it too: |S|, |S/θᵢ| of a slope and |S/θᵢθₖ| of a second derivative. */
  const sizesOf = (outputs: readonly number[], x: readonly number[]): number[] => {
    const S = Math.max(...outputs.slice(0, samples).map(Math.abs));
    const slopes = x.slice(0, parameters.length).map((θ) => (θ === 0 ? 0 : S / Math.abs(θ)));
    const each = <T>(of: (k: number) => T[]): T[] => Array.from({ length: samples }, (_, k) => of(k)).flat();
    const second = slopes.map((slope) => slopes.map((other) => (slope * other) / (S || 1)));
    return [...each(() => [S]), ...each(() => slopes), ...each(() => slopes), ...each(() => second.flat())];
  };
  const columnsOf = (x: readonly (readonly number[])[]): Float64Array[] =>
    names.map((_, k) => Float64Array.from(x, (row) => row[k]!));

  // Derivatives in numbers leave out what is exactly 0, which a recording cannot know: zeros may differ in their sign.
  it.each(bitForBit)('has its values, slopes and second derivatives in %s, bit for bit', (backEnd) => {
    const found = compile(tape, { backEnd })(columnsOf(rows));
    rows.forEach((x, i) => {
      const [here, wanted] = [found.map((column) => column[i]!), all(numbers, x)];
      expectSame(here.slice(0, samples), wanted.slice(0, samples));
      expectSame(here.map(unsigned), wanted.map(unsigned));
    });
  });

  it.each([true, false])('has them in wasm to 1e-12 of their size (regrouped: %s)', (regroup) => {
    const found = compile(tape, { backEnd: 'wasm', regroup })(columnsOf(rows));
    rows.forEach((x, i) => {
      const outputs = all(numbers, x);
      const sizes = sizesOf(outputs, x);
      outputs.forEach((wanted, k) => {
        const apart = Math.abs(found[k]![i]! - wanted);
        const allowed = Math.max(1e-12 * Math.abs(wanted || 1), 1e-15 * sizes[k]!);
        expect(apart <= allowed, `output ${k} at ${x.join()}: ${found[k]![i]}, not ${wanted}`).toBe(true);
      });
    });
  });

  it('has what its recording says over the whole range of doubles', () => {
    const programs = bitForBit.map((backEnd) => compile(tape, { backEnd }));
    fc.assert(
      fc.property(fc.array(fc.tuple(...names.map(() => anyNumber)), { minLength: 1, maxLength: 4 }), (x) => {
        const found = programs.map((program) => program(columnsOf(x)));
        x.forEach((row, i) => {
          const wanted = replay(tape, numbers, row);
          for (const columns of found)
            expectSame(
              columns.map((column) => column[i]!),
              wanted,
            );
        });
      }),
      { numRuns: 50 },
    );
  });
});
