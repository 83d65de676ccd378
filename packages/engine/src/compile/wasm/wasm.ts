import type { Kernel, Program } from '../program.ts';
import { emit } from './emit.ts';
import { platform } from './platform.ts';

interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly prepare: () => void;
  readonly run: (from: number, to: number) => void;
}

/**
 * A program as WebAssembly on two doubles at a time.
 *
 * Columns go through the module's own memory in chunks that stay in the cache, so it is small however many rows there are.
 * A row's numbers do not depend on its neighbors.
 *
 * @throws WebAssembly.CompileError where the page forbids WebAssembly
 */
export function wasm(program: Program): Kernel {
  const { bytes, layout, imports, inputs, outputs: outs, chunk, block } = emit(program);
  const { Module, Instance } = platform();
  const { memory, prepare, run } = new Instance(new Module(bytes), { own: imports }).exports as Exports;
  layout.fill(memory.buffer);
  const cells = new Float64Array(memory.buffer);
  const { shared, sum } = program;
  const at = inputs.map((address) => address / 8);
  const out = outs.map((address) => address / 8);

  /** Brings a chunk in, and repeats its last row where the number of rows is odd. */
  const bringIn = (columns: readonly Float64Array[], from: number, count: number): void => {
    for (let k = 0; k < columns.length; k++) {
      if (shared[k]) continue;
      const column = columns[k]!;
      cells.set(count === column.length ? column : column.subarray(from, from + count), at[k]!);
      if (count % 2 === 1) cells[at[k]! + count] = column[from + count - 1]!;
    }
  };
  const addLanes = (outputs: readonly Float64Array[], lanes: number): void => {
    for (let k = 0; k < out.length; k++) {
      const first = cells[out[k]!]!;
      outputs[k]![0] = outputs[k]![0]! + (lanes === 2 ? first + cells[out[k]! + 1]! : first);
      cells[out[k]!] = cells[out[k]! + 1] = 0;
    }
  };
  /** Runs rows `from` … `to` of the chunk, block by block. */
  const runBlocks = (from: number, to: number): void => {
    for (let i = from; i < to; i += block) run(8 * i, 8 * Math.min(i + block, to));
  };
  const sumChunk = (outputs: readonly Float64Array[], count: number): void => {
    const even = count - (count % 2);
    runBlocks(0, even);
    addLanes(outputs, 2);
    if (even === count) return;
    runBlocks(even, even + 2);
    addLanes(outputs, 1);
  };
  const rows: Kernel['rows'] = (columns, outputs, n) => {
    for (let k = 0; k < columns.length; k++) if (shared[k]) cells[at[k]!] = columns[k]![0]!;
    prepare();
    if (sum) for (const each of outputs) each[0] = 0;
    for (let from = 0; from < n; from += chunk) {
      const count = Math.min(chunk, n - from);
      bringIn(columns, from, count);
      if (sum) sumChunk(outputs, count);
      else {
        runBlocks(0, count);
        for (let k = 0; k < out.length; k++) outputs[k]!.set(cells.subarray(out[k]!, out[k]! + count), from);
      }
    }
  };
  return { rows, row: oneRow(program, rows) };
}

function oneRow({ shared, tape, sum }: Program, rows: Kernel['rows']): Kernel['row'] {
  void sum;
  const columns = shared.map(() => new Float64Array(1));
  const outputs = Array.from(tape.outputs, () => new Float64Array(1));
  return (x, out) => {
    columns.forEach((column, k) => (column[0] = x[k]!));
    rows(columns, outputs, 1);
    outputs.forEach((output, k) => (out[k] = output[0]!));
  };
}
