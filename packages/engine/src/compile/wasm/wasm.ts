import type { Tape } from '../../tape/tape.ts';
import type { Kernel, Program } from '../program.ts';
import { type Machine, runChunks } from './chunks.ts';
import { type Emitted, emit } from './emit.ts';
import { emitRow } from './emitRow.ts';
import { platform } from './platform.ts';

interface Exports extends Pick<Machine, 'prepare' | 'run'> {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly row: () => void;
}

/**
 * A program as WebAssembly on two doubles at a time.
 *
 * Columns go through the module's own memory in chunks that stay in the cache, so it is small however many rows there are.
 * A row's numbers do not depend on its neighbors.
 *
 * @throws WebAssembly.CompileError where the page forbids WebAssembly
 */
export function wasm(program: Program, batch: boolean): Kernel {
  const many = once(() => machineOf(program));
  const rows: Kernel['rows'] = (columns, outputs, n) => {
    if (program.sum) for (const out of outputs) out[0] = 0;
    runChunks(many(), columns, outputs, 0, n);
  };
  const isLong = program.tape.rule.length > LONGEST_ROW;
  const one = once(() => (isLong ? singly(program, rows) : rowMachine(program.tape)));
  (batch || isLong ? many : one)(); // the other when it is asked for
  return { rows, row: (x, out) => one()(x, out) };
}

/** Longer tapes have no straight line for one row: it would be slow to compile, and need more locals than there are. */
const LONGEST_ROW = 3000;

/** One row by way of columns. */
function singly({ shared, tape }: Program, rows: Kernel['rows']): Kernel['row'] {
  const columns = shared.map(() => new Float64Array(1));
  const outputs = Array.from(tape.outputs, () => new Float64Array(1));
  return (x, out) => {
    for (let k = 0; k < columns.length; k++) columns[k]![0] = x[k]!;
    rows(columns, outputs, 1);
    for (let k = 0; k < outputs.length; k++) out[k] = outputs[k]![0]!;
  };
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

function instantiate({ bytes, imports, layout }: Pick<Emitted, 'bytes' | 'imports' | 'layout'>): Exports {
  const { Module, Instance } = platform();
  const exported = new Instance(new Module(bytes), { own: imports }).exports as Exports;
  layout.fill(exported.memory.buffer);
  return exported;
}

function machineOf(program: Program): Machine {
  const { shared, sum } = program;
  const emitted = emit(program);
  const { memory, prepare, run } = instantiate(emitted);
  return { cells: new Float64Array(memory.buffer), prepare, run, shared, sum, ...inDoubles(emitted) };
}

function rowMachine(tape: Tape): Kernel['row'] {
  const emitted = emitRow(tape);
  const { memory, row } = instantiate(emitted);
  const inputs = new Float64Array(memory.buffer, emitted.inputs, tape.inputs.length);
  const outputs = new Float64Array(memory.buffer, emitted.outputs, tape.outputs.length);
  return (x, out) => {
    for (let k = 0; k < inputs.length; k++) inputs[k] = x[k]!;
    row();
    for (let k = 0; k < outputs.length; k++) out[k] = outputs[k]!;
  };
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
