import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { record, rules } from '@fishergrad/engine';
import { compile, type CompiledParallel, compileParallel, type ParallelOptions } from '@fishergrad/engine/compile';
import { afterEach, describe, expect, it } from 'vitest';
import { expectClose } from '../support/close.ts';
import { expectSame } from '../support/same.ts';

const threads = process.getBuiltinModule('node:worker_threads');
const { Worker } = threads;
type Start = ConstructorParameters<typeof Worker>;

/** Counts the workers that start, and lets their program be another one. */
const started: string[] = [];
let spoil = (text: string): string => text;
threads.Worker = class extends Worker {
  constructor(text: Start[0], options: Start[1]) {
    super(spoil(String(text)), options);
    started.push(String(text));
  }
};

const open: CompiledParallel[] = [];
const parallel = (options: ParallelOptions = {}, tape = decay): CompiledParallel => {
  const program = compileParallel(tape, { fewestRows: 2, ...options });
  open.push(program);
  return program;
};
afterEach(() => {
  for (const program of open.splice(0)) program.close();
  started.length = 0;
  spoil = (text) => text;
});

const decay = record(['S0', 'R2', 'TE'], (a, [S0, R2, TE]) => {
  const E = a.exp(a.neg(a.mul(TE!, R2!)));
  return [a.mul(S0!, E), a.sin(a.add(S0!, a.log(R2!))), a.tanh(a.sub(E, S0!)), a.constant(2)];
});
const columns = (n: number, seed = 1): Float64Array[] => [
  Float64Array.from({ length: n }, (_, i) => 1 + Math.sin(seed * i)),
  Float64Array.from({ length: n }, (_, i) => 20 + ((i * 7919 * seed) % 1009)),
  Float64Array.of(0.01 * seed),
];
const shared = { shared: ['TE'] };
const alone = compile(decay, { batch: true, ...shared });
const same = (found: readonly Float64Array[], wanted: readonly Float64Array[]): void => {
  expect(found).toHaveLength(wanted.length);
  wanted.forEach((column, k) => expectSame(found[k]!, column, `output ${k} `));
};

describe.skipIf(availableParallelism() < 2)('rows shared out to workers', () => {
  it.each([2, 3, 4, 5, 127, 10_001])('come out as from compile, bit for bit: %d of them', async (n) => {
    same(await parallel(shared)(columns(n)), alone(columns(n)));
    expect(started).toHaveLength(availableParallelism());
  });

  it('sum to the same bits every time, and to the sum', async () => {
    for (const n of [2, 3, 4097, 30_001]) {
      const program = parallel({ ...shared, reduce: 'sum' });
      const [found, again] = [await program(columns(n)), await program(columns(n))];
      same(again, found);
      compile(decay, { batch: true, ...shared, reduce: 'sum' })(columns(n)).forEach((sum, k) =>
        expectClose(found[k]![0], sum[0]!, 1e-12, 1e-10),
      );
      found.forEach((sum) => expect(sum).toHaveLength(1));
    }
  });

  it('one job after another and many at once, of several programs, with the workers of the first', async () => {
    const other = record(['x'], (a, [x]) => [a.mul(x!, x!)]);
    const [one, two] = [parallel(shared), parallel({}, other)];
    for (let k = 1; k < 4; k++) same(await one(columns(100 * k, k)), alone(columns(100 * k, k)));
    const jobs = Array.from(
      { length: 12 },
      async (_, k) => [await one(columns(500 + k, k + 1)), await two([columns(99, k)[1]!])] as const,
    );
    (await Promise.all(jobs)).forEach(([first, second], k) => {
      same(first, alone(columns(500 + k, k + 1)));
      same(second, [columns(99, k)[1]!.map((x) => x * x)]);
    });
    expect(started).toHaveLength(availableParallelism());
  });

  it('may lie over shared memory, and are not changed', async () => {
    const given = columns(1000).map((column) => {
      const over = new Float64Array(new SharedArrayBuffer(8 * column.length));
      over.set(column);
      return over;
    });
    same(await parallel(shared)(given), alone(columns(1000)));
    same(given, columns(1000));
  });

  it('go on after close, also that of another program', async () => {
    const [one, two] = [parallel(shared), parallel(shared)];
    await Promise.all([one(columns(10)), two(columns(10))]);
    two.close();
    two.close();
    same(await one(columns(11)), alone(columns(11)));
    one.close();
    same(await two(columns(12)), alone(columns(12)));
    same(await one(columns(13)), alone(columns(13)));
    expect(started).toHaveLength(2 * availableParallelism());
  });

  it('a job whose workers are closed is rejected with a sentence', async () => {
    const program = parallel(shared);
    const job = program(columns(50_000));
    program.close();
    await expect(job).rejects.toThrow('The workers were closed before the job was done.');
    same(await program(columns(10)), alone(columns(10)));
  });

  it('a worker that fails rejects its job, and takes the next', async () => {
    spoil = (text) =>
      text.replace(
        'runChunks(machines',
        "if (from > 0 && to === 101) throw new RangeError('no memory'); runChunks(machines",
      );
    const program = parallel(shared);
    await expect(program(columns(101))).rejects.toThrow('A worker failed (RangeError: no memory).');
    same(await program(columns(100)), alone(columns(100)));
  });

  it('a worker that stops rejects all jobs, and others take the next', async () => {
    spoil = (text) =>
      text.replace('const work =', "const work = () => setTimeout(() => { throw new Error('gone') }); const unused =");
    const program = parallel(shared);
    const jobs = await Promise.allSettled([program(columns(10)), program(columns(11))]);
    for (const job of jobs)
      expect(job).toMatchObject({
        status: 'rejected',
        reason: { message: 'A worker stopped (gone); the next job starts new ones.' },
      });
    spoil = (text) => text;
    same(await program(columns(100)), alone(columns(100)));
  });

  it('wrong columns are refused before any worker starts', async () => {
    await expect(parallel(shared)([])).rejects.toThrow('3 columns are needed (S0, R2, TE), and 0 were given.');
    expect(started).toEqual([]);
  });
});

describe('no worker', () => {
  const cube = { ...rules.exp, name: 'cube', value: (x: number) => x * x * x };
  const own = record(['x'], (a, [x]) => [a.apply(cube, x!)]);
  const long = record(['x'], (a, [x]) => {
    let y = x;
    for (let k = 0; k < 20_001; k++) y = a.sin(y!);
    return [y!];
  });

  it('below the fewest rows', async () => {
    const program = parallel({ ...shared, fewestRows: 101 });
    same(await program(columns(100)), alone(columns(100)));
    expect(
      await parallel({ fewestRows: 0, shared: ['S0', 'R2', 'TE'] })([1, 2, 3].map((c) => Float64Array.of(c))),
    ).toHaveLength(4);
    expect((await parallel({ ...shared, fewestRows: 0 })(columns(0)))[0]).toHaveLength(0);
    expect(started).toEqual([]);
  });

  it.each<[string, ParallelOptions, typeof own, RegExp]>([
    [
      'has a primitive of its own',
      {},
      own,
      /1 of its primitives have no code that could be sent to a worker, so one thread does all/,
    ],
    ['is too long', {}, long, /The tape has 20001 steps, more than the 20000 that wasm takes/],
    ['is asked for one worker', { workers: 1 }, decay, /No more than one worker was asked for/],
    ['is asked for none', { workers: 0 }, decay, /No more than one worker was asked for/],
  ])('where a program %s, and it says why', async (_, options, tape, why) => {
    const program = parallel(options, tape);
    expect(program.workers).toBe(0);
    expect(program.why).toMatch(why);
    const rows = tape.inputs.map(() => Float64Array.of(0.1, 0.2, 0.3));
    same(await program(rows), compile(tape, { batch: true })(rows));
    expect(started).toEqual([]);
  });

  it.each([{ workers: -1 }, { workers: 1.5 }, { workers: NaN }, { fewestRows: NaN }])('%o is refused', (options) => {
    expect(() => parallel(options)).toThrow(/(workers|fewestRows) must be a whole number, not/);
  });
});

describe.skipIf(availableParallelism() < 2)('a program of Node', () => {
  const run = (end: string): { status: number | null; stdout: string; stderr: string } => {
    const text = `
      import { record } from '@fishergrad/engine';
      import { compileParallel } from '@fishergrad/engine/compile';
      const square = compileParallel(record(['x'], (a, [x]) => [a.mul(x, x)]), { fewestRows: 2 });
      const job = square([Float64Array.of(1, 2, 3)]);
      ${end}`;
    return spawnSync(process.execPath, ['--conditions=fishergrad-built', '--input-type=module', '-e', text], {
      cwd: fileURLToPath(new URL('../..', import.meta.url)),
      encoding: 'utf8',
      timeout: 20_000,
    });
  };

  it('ends by itself with workers that wait, and not before a job is done', () => {
    expect(run('console.log(String((await job)[0]))')).toMatchObject({ status: 0, stdout: '1,4,9\n', stderr: '' });
    expect(run('job.then(([y]) => console.log(String(y)))')).toMatchObject({
      status: 0,
      stdout: '1,4,9\n',
      stderr: '',
    });
  });
});
