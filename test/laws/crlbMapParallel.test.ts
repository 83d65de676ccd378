// Maps on several threads are those of one thread, bit for bit.
import { compileCrlb, compileCrlbParallel, gaussian, molli } from '@fishergrad/models';
import { afterAll, describe, expect, it } from 'vitest';
import { all } from '../support/experiment.ts';
import { tissues } from '../support/tissues.ts';

const { protocol } = molli.typical;
const design = { model: molli, noise: gaussian(0.02), protocol, roles: all(molli) };
const rows = 4001; // an odd number: rows go in pairs
const columns = tissues(molli, 'usual', rows, 5) as Record<'A' | 'B' | 'T1star', Float64Array>;
for (let row = 0; row < rows; row += 7) columns.A[row] = columns.B[row] = 0;

describe('a map on two threads', () => {
  const map = compileCrlbParallel(design, { workers: 2, fewestRows: 100 });
  const one = compileCrlb(design)(columns);
  afterAll(() => map.close());

  it('has workers here', () => {
    expect([map.workers, map.why]).toEqual([2, 'Rows are shared out to 2 workers.']);
  });

  it('has the bits of one thread, and its refusals', async () => {
    const two = await map(columns);
    expect([two.sd, two.identifiable]).toEqual([one.sd, one.identifiable]);
    expect(two.sd['T1']!.buffer).toBeInstanceOf(SharedArrayBuffer);
    expect(one.identifiable[7]).toBe(0);
    expect([two.why(7), two.why(8)]).toEqual([one.why(7), undefined]);
  });

  it('takes columns over shared memory', async () => {
    const shared = Object.fromEntries(
      Object.entries(columns).map(([name, x]) => {
        const column = new Float64Array(new SharedArrayBuffer(8 * rows));
        column.set(x);
        return [name, column];
      }),
    );
    expect((await map(shared)).sd).toEqual(one.sd);
  });

  it('may be asked for twice at once, and again after close', async () => {
    const few = { ...columns, A: columns.A.map((x) => 2 * x) };
    const [first, second] = await Promise.all([map(columns), map(few)]);
    expect([first.sd, second.sd]).toEqual([one.sd, compileCrlb(design)(few).sd]);
    map.close();
    expect((await map(columns)).sd).toEqual(one.sd);
  });

  it('takes another protocol where that is free', async () => {
    const free = compileCrlbParallel(design, { workers: 2, fewestRows: 100, protocol: 'free' });
    const other = protocol.map(({ TI }) => ({ TI: 1.1 * TI }));
    const wanted = compileCrlb(design, { protocol: 'free' })(columns, { protocol: other });
    expect((await free(columns, { protocol: other })).sd).toEqual(wanted.sd);
    await expect(map(columns, { protocol: other })).rejects.toThrow("compile it with { protocol: 'free' }");
    free.close();
  });

  it('of few rows needs no worker, and says what it was not given as one thread does', async () => {
    expect((await map({ A: 1, B: 1.9, T1star: 1.1 })).sd['T1']!.buffer).toBeInstanceOf(ArrayBuffer);
    await expect(map({ A: 1, B: 1.9 })).rejects.toThrow('T1star (s) needs a Float64Array or a number.');
  });
});
