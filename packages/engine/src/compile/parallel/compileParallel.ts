import type { Tape } from '../../tape/tape.ts';
import { rowsOf } from '../columns.ts';
import { compiledOf } from '../compile.ts';
import type { CompileOptions } from '../options.ts';
import { planOf } from '../planOf.ts';
import type { Program } from '../program.ts';
import { type Emitted, emit } from '../wasm/emit.ts';
import { platform } from '../wasm/platform.ts';
import { inDoubles } from '../wasm/wasm.ts';
import { concurrency, Pool } from './pool.ts';

/** Fewer rows are done before workers would have started. */
const FEWEST_ROWS = 500_000;

/** As {@link CompileOptions}, for jobs of many rows. */
export interface ParallelOptions extends Omit<CompileOptions, 'batch' | 'backEnd'> {
  /** How many workers at the most; default: as many as run at once. */
  readonly workers?: number;
  /** With fewer rows than this no worker is used; default 500 000. */
  readonly fewestRows?: number;
}

/** A tape made fast on several threads. */
export interface CompiledParallel {
  /** As {@link Compiled}, later. Columns over a SharedArrayBuffer are not copied; outputs of large jobs are over one. */
  (columns: readonly Float64Array[]): Promise<Float64Array[]>;
  /** How many workers a large job uses; 0 for none. */
  readonly workers: number;
  /** Why none, in a sentence; else how many. */
  readonly why: string;
  /** Ends the workers, when no other program uses them. */
  readonly close: () => void;
}

let pool: Pool | undefined;
const users = new Set<number>();
let programs = 0;
/** Whether workers could not be started: a page's policy may have no worker-src for them. */
let forbidden = false;

/**
 * Makes a tape fast on several threads: rows are shared out to workers that stay, over memory they share.
 *
 * Large jobs only: workers start with the first job of at least `fewestRows`, which takes about 0.1 s. Rows come out as
 * from {@link compile}, bit for bit; sums are added up worker by worker, in the same order every time.
 *
 * @throws as `compile`; RangeError when `workers` or `fewestRows` is no whole number
 *
 * @example
 * ```ts
 * import { record } from '@fishergrad/engine';
 *
 * const tape = record(['x'], (a, [x]) => [a.mul(x!, x!)]);
 * const squares = compileParallel(tape); // three rows are too few for workers to start
 * [...(await squares([Float64Array.of(1, 2, 3)]))[0]!]; // => [1, 4, 9]
 * squares.close();
 * ```
 */
export function compileParallel(tape: Tape, options: ParallelOptions = {}): CompiledParallel {
  const { workers: most = Infinity, fewestRows = FEWEST_ROWS, ...rest } = options;
  checkCounts({ workers: most, fewestRows });
  const plan = planOf(tape, { ...rest, batch: true });
  const { program } = plan;
  const alone = compiledOf(plan);
  const emitted = alone.backEnd === 'wasm' ? emit(program) : undefined;
  const why = emitted ? obstacle(emitted, program.tape, most) : alone.why;
  const workers = why === undefined ? Math.min(most, concurrency()) : 0;
  const id = programs++;
  let told: Pool | undefined;
  const all = async (columns: readonly Float64Array[]): Promise<Float64Array[]> => {
    const rows = rowsOf(columns, alone.inputs, program.shared);
    if (emitted === undefined || workers === 0 || forbidden || rows < Math.max(2, fewestRows)) return alone(columns);
    const here = livingPool();
    if (told !== here) here.tell(setup(id, program, emitted));
    told = here;
    users.add(id);
    const job = shareOut(here, id, program, Math.min(workers, here.size), columns, rows);
    return job.catch(unlessForbidden(here, () => alone(columns)));
  };
  const close = (): void => {
    told = undefined;
    if (!users.delete(id)) return;
    if (users.size > 0) return pool?.tell({ id });
    pool?.close();
    pool = undefined;
  };
  return Object.assign(all, { workers, why: why ?? `Rows are shared out to ${workers} workers.`, close });
}

function checkCounts(counts: Readonly<Record<string, number>>): void {
  for (const [name, count] of Object.entries(counts)) {
    if (!(count >= 0) || (count < Infinity && !Number.isInteger(count)))
      throw new RangeError(`${name} must be a whole number, not ${count}.`);
  }
}

/** The workers; new ones where one of them has stopped. */
function livingPool(): Pool {
  if (pool?.broken) {
    pool.close();
    pool = undefined;
  }
  return (pool ??= new Pool(concurrency()));
}

/** What to do about a job that failed: where no worker ever ran, do without. */
function unlessForbidden(used: Pool, instead: () => Float64Array[]): (error: Error) => Float64Array[] {
  return (error) => {
    if (used.ran || used !== pool) throw error;
    forbidden = true;
    console.warn(`compileParallel: workers cannot be started here (${error.message}); one thread does all.`);
    return instead();
  };
}

/** What keeps a module from going to workers, in a sentence. */
function obstacle({ imports }: Emitted, { rules }: Tape, most: number): string | undefined {
  if (most < 2) return 'No more than one worker was asked for, so one thread does all.';
  if (concurrency() < 2) return 'There are no workers with shared memory here, so one thread does all.';
  const strange = Object.values(imports).filter((value) => operationOf(value) === undefined);
  if (strange.length === 0) return undefined;
  const names = rules.filter(({ value }) => strange.includes(value)).map(({ name }) => name);
  return `${strange.length} of its primitives have no code that could be sent to a worker, so one thread does all: ${names.join(', ')}.`;
}

/** The name of a function of `Math`. */
function operationOf(value: unknown): string | undefined {
  return Object.getOwnPropertyNames(Math).find((name) => Math[name as keyof Math] === value);
}

/** All a worker needs to run the program. */
function setup(id: number, { shared, sum }: Program, emitted: Emitted): object {
  const imports = Object.entries(emitted.imports).map(([name, value]) => [name, operationOf(value)]);
  const { Module } = platform();
  const machine = { shared, sum, ...inDoubles(emitted) };
  return { id, module: new Module(emitted.bytes), constants: emitted.layout.content, machine, imports };
}

async function shareOut(
  workers: Pool,
  id: number,
  { tape, shared, sum }: Program,
  count: number,
  given: readonly Float64Array[],
  rows: number,
): Promise<Float64Array[]> {
  const columns = given.map((column, k) => (shared[k] ? column : inSharedMemory(column)));
  const results = (): Float64Array[] => Array.from(tape.outputs, () => sharedColumn(sum ? 1 : rows));
  const whole = results();
  const parts = Array.from({ length: count }, () => (sum ? results() : whole));
  const edge = (k: number): number => 2 * Math.round((rows * k) / count / 2); // even: rows go in pairs
  await Promise.all(
    parts.map((outputs, k) =>
      workers.ask(k, { id, columns, outputs, from: edge(k), to: k + 1 === count ? rows : edge(k + 1) }),
    ),
  );
  if (sum) for (const part of parts) part.forEach((out, k) => (whole[k]![0] = whole[k]![0]! + out[0]!));
  return whole;
}

function inSharedMemory(column: Float64Array): Float64Array {
  if (column.buffer instanceof SharedArrayBuffer) return column;
  const copy = sharedColumn(column.length);
  copy.set(column);
  return copy;
}

function sharedColumn(length: number): Float64Array {
  return new Float64Array(new SharedArrayBuffer(8 * length));
}
