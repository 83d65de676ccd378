import type { Kernel, Program } from '../program.ts';
import { type Machine, runChunks } from './chunks.ts';
import { type Emitted, emit } from './emit.ts';
import { platform } from './platform.ts';

interface Exports extends Pick<Machine, 'prepare' | 'run'> {
  readonly memory: { readonly buffer: ArrayBuffer };
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
  const emitted = emit(program);
  const { Module, Instance } = platform();
  const instance = new Instance(new Module(emitted.bytes), { own: emitted.imports });
  const machine = machineOf(emitted, program, instance.exports as Exports);
  const rows: Kernel['rows'] = (columns, outputs, n) => {
    if (program.sum) for (const out of outputs) out[0] = 0;
    runChunks(machine, columns, outputs, 0, n);
  };
  return { rows, row: oneRow(program, rows) };
}

function machineOf(emitted: Emitted, { shared, sum }: Program, { memory, prepare, run }: Exports): Machine {
  emitted.layout.fill(memory.buffer);
  return { cells: new Float64Array(memory.buffer), prepare, run, shared, sum, ...inDoubles(emitted) };
}

/** Where columns stand, in doubles. */
export function inDoubles({
  inputs,
  outputs,
  chunk,
  block,
}: Emitted): Pick<Machine, 'inputs' | 'outputs' | 'chunk' | 'block'> {
  return { inputs: inputs.map((at) => at / 8), outputs: outputs.map((at) => at / 8), chunk, block };
}

function oneRow({ shared, tape }: Program, rows: Kernel['rows']): Kernel['row'] {
  const columns = shared.map(() => new Float64Array(1));
  const outputs = Array.from(tape.outputs, () => new Float64Array(1));
  return (x, out) => {
    for (let k = 0; k < columns.length; k++) columns[k]![0] = x[k]!;
    rows(columns, outputs, 1);
    for (let k = 0; k < outputs.length; k++) out[k] = outputs[k]![0]!;
  };
}
