import { type Arithmetic, gradient, numbers, record, replay, type Tape, Value } from '@fishergrad/engine';
import { type BackEnd, compile } from '@fishergrad/engine/compile';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { expectClose } from '../support/close.ts';
import { expectSame } from '../support/same.ts';

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const backEnds: readonly BackEnd[] = ['javascript', 'wasm', 'interpreter'];

/** x ← x c ± 1/x …, so many steps in a line. */
const chain = <T>(a: Arithmetic<T>, x: T, steps: number): T => {
  let y = x;
  for (let k = 0; k < steps; k++) y = k % 2 === 0 ? a.mul(y, 1 + (1 + (k % 11)) / 16) : a.sub(k % 3, y);
  return y;
};
const chainTape = (steps: number): Tape => record(['x'], (a, [x]) => [chain(a, x!, steps)]);

describe('a tape cut into segments', () => {
  // Early results that are needed late, in another order, some by several segments: each must keep its place until then.
  const crossed = <T>(a: Arithmetic<T>, [x, y]: readonly T[]): T[] => {
    const early = Array.from({ length: 500 }, (_, k) => a.add(a.mul(x!, k), y!));
    const late = early.map((_, k) => a.sub(early[(k * 401) % 500]!, a.mul(early[499 - k]!, early[k >> 1]!)));
    return [a.add(...late), ...late.slice(0, 5), early[3]!, early[499]!, a.max(late[499]!, early[0]!)];
  };
  const rows = Array.from({ length: 300 }, (_, i) => [Math.sin(i), Math.cos(3 * i)] as const);
  const columns = [0, 1].map((k) => Float64Array.from(rows, (row) => row[k]!));

  it.each(backEnds)('keeps in %s what is needed later', (backEnd) => {
    const found = compile(record(['x', 'y'], crossed), { backEnd, regroup: false })(columns);
    rows.forEach((row, i) =>
      expectSame(
        found.map((column) => column[i]!),
        crossed(numbers, row),
      ),
    );
  });
});

describe('a tape of very many exponentials', () => {
  it('is a short module: only the first are written in place', () => {
    const sizes: number[] = [];
    const real = Reflect.get(globalThis, 'WebAssembly') as { readonly Module: new (bytes: Uint8Array) => object };
    const Module = function (bytes: Uint8Array): object {
      sizes.push(bytes.length);
      return new real.Module(bytes);
    };
    const all = Object.getOwnPropertyNames(real).map((name) => [name, Reflect.get(real, name) as unknown]);
    vi.stubGlobal('WebAssembly', { ...Object.fromEntries(all), Module });
    const tape = record(['x'], (a, [x]) => [a.add(...Array.from({ length: 5000 }, (_, k) => a.exp(a.add(x!, k))))]);
    for (const batch of [true, false]) compile(tape, { backEnd: 'wasm', batch, regroup: false });
    expect(sizes.length).toBeGreaterThan(0);
    expect(Math.max(...sizes)).toBeLessThan(600_000); // 60 bytes an exponential; 1.7 MB if all were in place
  });

  // The first are written in place; of many in one row the later ones are called.
  it('has in one row and in many, for ordinary numbers and rare ones, what each is alone', () => {
    const alone = compile(
      record(['x'], (a, [x]) => [a.exp(x!)]),
      { backEnd: 'wasm' },
    );
    const shifts = Array.from({ length: 1400 }, (_, k) => k - 700);
    const all = record(['x'], (a, [x]) => shifts.map((shift) => a.exp(a.add(x!, shift))));
    const program = compile(all, { backEnd: 'wasm', regroup: false });
    const x = Float64Array.of(0.3, -55.5, 12.25);
    const wanted = shifts.map((shift) => [...alone([x.map((each) => each + shift)])[0]!]);
    program([x]).forEach((column, k) => expectSame([...column], wanted[k]!));
    const row = new Float64Array(shifts.length);
    program.at(x, row);
    expectSame(
      [...row],
      wanted.map((each) => each[0]!),
    );
  });
});

describe('a tape too long for code', () => {
  it.each([
    ['javascript', 3000],
    ['wasm', 20_000],
  ] as const)('%s takes %d steps, and of one more it says so and lets the interpreter', (backEnd, most) => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    const x = [Float64Array.of(0.3)];
    expect(compile(chainTape(most), { backEnd, regroup: false }).backEnd).toBe(backEnd);
    expect(warn).not.toHaveBeenCalled();
    const program = compile(chainTape(most + 1), { backEnd, regroup: false });
    const why = `The tape has ${most + 1} steps, more than the ${most} that ${backEnd} takes; it is interpreted.`;
    expect([program.backEnd, program.why]).toEqual(['interpreter', why]);
    expect(warn.mock.calls).toEqual([[`compile: ${why}`]]);
    expectSame(program(x)[0]!, [chain(numbers, 0.3, most + 1)]);
  });

  it('is interpreted without a word where no back end was asked for', () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    expect(compile(chainTape(3001)).backEnd).toBe('interpreter');
    expect(compile(chainTape(20_001), { batch: true, regroup: false }).backEnd).toBe('interpreter');
    expect(warn).not.toHaveBeenCalled();
  });

  it.each([[[]], [['x']]])('wasm takes as many choices, which need more locals than sums do (shared: %s)', (shared) => {
    const n = 13_000;
    const tape = record(['x', 'y'], (a, [x, y]) => {
      let chosen = x;
      for (let k = 0; k < n; k++) chosen = a.where(x!, chosen!, k);
      return [chosen!, y!];
    });
    const program = compile(tape, { backEnd: 'wasm', regroup: false, shared });
    expect([program.backEnd, program.steps]).toEqual(['wasm', n]);
    for (const x of [2, -1]) {
      expectSame(
        program([Float64Array.of(x), Float64Array.of(7)]).flatMap((column) => [...column]),
        [x > 0 ? 2 : n - 1, 7],
      );
    }
  });

  it.each([10_000, 100_000])('of %d steps is interpreted, row by row and in blocks', (steps) => {
    const tape = record(['x', 'y'], (a, [x, y]) => [chain(a, x!, steps / 2), chain(a, y!, steps / 2)]);
    const program = compile(tape, { backEnd: 'interpreter' });
    const rows = [0.1, -0.7, 2, NaN, 5];
    const found = program([Float64Array.from(rows), Float64Array.from(rows, (x) => x + 1)]);
    rows.forEach((x, i) =>
      expectSame([found[0]![i]!, found[1]![i]!], [chain(numbers, x, steps / 2), chain(numbers, x + 1, steps / 2)]),
    );
    const out = new Float64Array(2);
    program.at(Float64Array.of(2, 3), out);
    expectSame(out, [found[0]![2]!, found[1]![2]!]);
  });
});

describe('where code may not be made', () => {
  const tape = record(['x'], (a, [x]) => [a.exp(x!)]);
  const wanted = [Math.exp(0.5)];
  const refuse = (error: Error): (() => never) =>
    function refusing() {
      throw error;
    };

  it('a page that forbids code from text takes the interpreter and says why', () => {
    vi.stubGlobal('Function', refuse(new EvalError('unsafe-eval is not an allowed source of script')));
    const { backEnd, why, ...program } = compile(tape);
    expect(backEnd).toBe('interpreter');
    expect(why).toBe(
      'Code may not be made here, so the tape is interpreted (unsafe-eval is not an allowed source of script).',
    );
    expect(program).toBeDefined();
    expectSame(compile(tape)([Float64Array.of(0.5)])[0]!, wanted);
  });

  it.each([
    [
      'forbids WebAssembly',
      { Module: refuse(Object.assign(new Error('blocked by CSP'), { name: 'CompileError' })) },
      /blocked by CSP/,
    ],
    ['has none', undefined, /there is no WebAssembly here/],
  ])('a page that %s takes the interpreter, and warns where wasm was asked for', (_, here, why) => {
    vi.stubGlobal('WebAssembly', here);
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    const quiet = compile(tape, { batch: true });
    expect([quiet.backEnd, warn.mock.calls.length]).toEqual(['interpreter', 0]);
    expect(quiet.why).toMatch(why);
    const asked = compile(tape, { backEnd: 'wasm' });
    expect(asked.backEnd).toBe('interpreter');
    expect(warn.mock.calls[0]![0]).toMatch(/^compile: Code may not be made here/);
    expectSame(asked([Float64Array.of(0.5)])[0]!, wanted);
  });

  it('any other error comes through', () => {
    vi.stubGlobal('Function', refuse(new RangeError('out of memory')));
    expect(() => compile(tape)).toThrow('out of memory');
  });
});

describe('a million values', () => {
  it('in a line are built and walked back', () => {
    const x = new Value(0.9);
    let y: Value = x;
    for (let k = 0; k < 1e6; k++) y = k % 2 === 0 ? y.mul(1.0000001) : y.add(1e-7);
    y.backward();
    expectClose(x.grad, 1.0000001 ** 500_000, 1e-9);
  });

  it('that share their parts are walked once each', () => {
    // yₖ = yₖ₋₁ cos φ + yₖ₋₂ sin φ: every value has two uses, so there are more ways through it than any number can count.
    const [p, q] = [0.8, 0.2];
    const slopes = gradient(
      numbers,
      (a, [x]) => {
        let [last, now] = [a.mul(1, x!), a.mul(0.5, x!)];
        for (let k = 0; k < 333_333; k++) [last, now] = [now, a.add(a.mul(p, now), a.mul(q, last))];
        return now;
      },
      [1],
    );
    // Linear in x, and p + q = 1: y tends to (y₁ + q y₀) / (1 + q).
    expectClose(slopes.gradient[0], (0.5 + q) / (1 + q), 1e-12);
    expectClose(slopes.value, (0.5 + q) / (1 + q), 1e-12);
  });

  it('recorded with their gradient run as the tape says', () => {
    const tape = record(['x'], (a, [x]) => {
      const { value, gradient: slopes } = gradient(a, (b, [u]) => chain(b, u!, 200_000), [x!]);
      return [value, ...slopes];
    });
    const found = compile(tape, { backEnd: 'interpreter' })([Float64Array.of(1e-9)]);
    expectSame(
      found.map((column) => column[0]!),
      replay(tape, numbers, [1e-9]),
    );
  });
});
