// A large graph, eager or recorded; to be run with --expose-gc. Arguments: chain, lattice or tape; how many operations.
// Prints bytes held per operation before and after its derivative was taken, milliseconds to build it and to take the
// derivative, then value and derivative.
import { gradient, record, Value, values } from '@fishergrad/engine';
import { compile } from '@fishergrad/engine/compile';
import { chain, lattice, type LargeGraph } from '../largeGraphs.ts';

const which = process.argv[2] ?? 'chain';
const operations = Number(process.argv[3] ?? 1_000_000);
const collect = (globalThis as { gc?: () => void }).gc;
if (collect === undefined) throw new TypeError('The memory of a graph is measured with node --expose-gc.');

const first = which === 'tape' ? recorded : (n: number): number[] => eager(which === 'chain' ? chain : lattice, n);
first(1000); // what is compiled and cached once is not held by the graph
console.log(first(operations).join(' '));

function eager({ of, at }: LargeGraph, n: number): number[] {
  const before = held();
  const x = new Value(at);
  const [out, build] = timed(() => of(values, x, n) as Value);
  const built = held();
  const [, walk] = timed(() => out.backward());
  return [(built - before) / n, (held() - before) / n, build, walk, out.data, x.grad];
}

/** A derivative is recorded with its formula, some three steps to an operation; here it is recorded anew. */
function recorded(n: number): number[] {
  const before = held();
  const formula = record(['x'], (a, [x]) => [lattice.of(a, x!, n)]);
  const alone = held();
  const [slope, build] = timed(() =>
    record(['x'], (a, [x]) => {
      const { value, gradient: slopes } = gradient(a, (b, [y]) => lattice.of(b, y!, n), [x!]);
      return [value, ...slopes];
    }),
  );
  const both = held();
  const out = new Float64Array(2);
  const [, run] = timed(() => compile(slope).at(Float64Array.of(lattice.at), out));
  return [(alone - before) / formula.rule.length, (both - alone) / n, build, run, ...out];
}

function held(): number {
  collect!();
  collect!();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

function timed<T>(f: () => T): [T, number] {
  const began = performance.now();
  const result = f();
  return [result, performance.now() - began];
}
