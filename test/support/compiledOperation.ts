import { type Operation, record, rules } from '@fishergrad/engine';
import { compile } from '@fishergrad/engine/compile';
import { exactly, ulps } from './precise.ts';

/** One primitive as WebAssembly: of rows of inputs. */
export function compiledOperation(operation: Operation): (rows: readonly (readonly number[])[]) => number[] {
  const rule = rules[operation];
  const names = ['x', 'y'].slice(0, rule.arity);
  const tape = record(names, (a, x) => [a.apply(rule, x[0]!, x[1])]);
  const run = compile(tape, { batch: true, backEnd: 'wasm' });
  if (run.backEnd !== 'wasm') throw new Error(run.why);
  return (rows) => [...run(names.map((_, k) => Float64Array.from(rows, (row) => row[k]!)))[0]!];
}

/** The largest error among rows, in units in the last place, and where it is. */
export function worst(
  operation: keyof typeof exactly,
  rows: readonly (readonly number[])[],
): [ulp: number, at: string] {
  let [error, at] = [-1, ''];
  compiledOperation(operation)(rows).forEach((found, i) => {
    const here = ulps(found, exactly[operation](rows[i]![0]!, rows[i]![1]!));
    if (here <= error) return;
    [error, at] = [here, `${operation}(${rows[i]!.join(', ')}) = ${found}`];
  });
  return [error, at];
}

/** The pairs of rows of which one has another value beside the other than beside itself. */
export function quarrels(operation: Operation, rows: readonly (readonly number[])[], others: number): unknown[] {
  const f = compiledOperation(operation);
  const alone = f(rows.flatMap((row) => [row, row])).filter((_, i) => i % 2 === 0);
  const pairs = rows.flatMap((_, i) => rows.slice(0, others).flatMap((__, k) => [i, k, k, i]));
  const found = f(pairs.map((i) => rows[i]!));
  return pairs.flatMap((i, at) =>
    Object.is(found[at], alone[i]) ? [] : [{ row: rows[i], beside: rows[pairs[at ^ 1]!] }],
  );
}
