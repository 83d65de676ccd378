// What a page and Node both do, to compare: record a formula, compile it in every way there is, run it over columns.
import { type Arithmetic, gradient, record } from '@fishergrad/engine';
import { type BackEnd, compile, compileParallel, type CompiledParallel } from '@fishergrad/engine/compile';

/** One way to run a tape: what it chose to be, why, and its numbers. */
interface Run {
  readonly backEnd: BackEnd;
  readonly why: string;
  readonly columns: readonly (readonly number[])[];
}

/** What one platform makes of the formula. */
export interface Outcome {
  readonly isolated: boolean;
  readonly runs: readonly Run[];
  readonly parallel: Pick<CompiledParallel, 'workers' | 'why'> & Pick<Run, 'columns'>;
}

const ROWS = 1001;

/** Every function that the WebAssembly back end has of its own, and their slopes. */
const wave = <T>({ add, mul, div, neg, exp, log, sin, cos, tanh, sqrt, sub }: Arithmetic<T>, [x, y]: readonly T[]): T =>
  add(mul(exp(neg(div(0.3, y!))), cos(mul(7, x!))), sin(x!), tanh(sub(x!, y!)), mul(sqrt(y!), log(y!)));

/** Runs the job. */
export async function job(): Promise<Outcome> {
  const tape = record(['x', 'y'], (a, x) => {
    const { value, gradient: slopes } = gradient(a, (b, z) => wave(b, z), x);
    return [value, ...slopes];
  });
  const columns = [0, 1].map((k) =>
    Float64Array.from({ length: ROWS }, (_, row) => 0.01 + ((37 * row + k) % 997) / 250),
  );
  const runs = ([undefined, 'javascript', 'wasm', 'interpreter'] as const).map((asked): Run => {
    const run = compile(tape, { batch: true, ...(asked && { backEnd: asked }) });
    return { backEnd: run.backEnd, why: run.why, columns: run(columns).map((column) => [...column]) };
  });
  const parallel = compileParallel(tape, { workers: 2, fewestRows: 100 });
  const { workers, why } = parallel;
  const shared = (await parallel(columns)).map((column) => [...column]);
  parallel.close();
  const { crossOriginIsolated: isolated = true } = globalThis as { crossOriginIsolated?: boolean };
  return { isolated, runs, parallel: { workers, why, columns: shared } };
}
