import type { Rule } from '../../arithmetic.ts';
import { rules } from '../../rules.ts';
import { type Program, varying } from '../program.ts';
import { ownFunctions } from './functions.ts';
import { Body, type Lanes } from './lanes.ts';
import { Layout } from './memory.ts';
import { assemble, type Definition, i32, type Import } from './module.ts';
import { op, simd, type } from './opcodes.ts';

/** A program as a module, and where in its memory its numbers go. */
export interface Emitted {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly layout: Layout;
  /** Primitives to be given to the module: `rule0`, `rule1` … by number, own functions' rare cases by name. */
  readonly imports: Readonly<Record<string, Rule['value']>>;
  /** Address of each input: a column of `chunk` doubles, or one double where it is shared. */
  readonly inputs: readonly number[];
  /** Address of each output: a column, or a pair of partial sums. */
  readonly outputs: readonly number[];
  /** Rows that fit in at a time; even. */
  readonly chunk: number;
}

/** All columns of a chunk together, in bytes: they should stay in the second cache. */
const CHUNK_BYTES = 1 << 17;

type Instruction = (f: Body, x: Lanes, y: Lanes, z: Lanes) => Lanes;
const simple =
  (instruction: number): Instruction =>
  (f, x, y) =>
    f.apply(instruction, x, y);
const unary =
  (instruction: number): Instruction =>
  (f, x) =>
    f.apply(instruction, x);
/** `then` where x > 0, `otherwise` where x ≤ 0, NaN where x is NaN. */
const choose: Instruction = (f, x, then, otherwise) => {
  const zero = f.constant(0);
  const elsewhere = f.select(f.apply(simd.le, x, zero), otherwise, f.constant(NaN));
  return f.select(f.apply(simd.gt, x, zero), then, elsewhere);
};

/** Primitives that are one instruction, or a few. */
const instructions: ReadonlyMap<Rule, Instruction> = new Map<Rule, Instruction>([
  [rules.add, simple(simd.add)],
  [rules.sub, simple(simd.sub)],
  [rules.mul, simple(simd.mul)],
  [rules.div, simple(simd.div)],
  [rules.min, simple(simd.min)],
  [rules.max, simple(simd.max)],
  [rules.neg, unary(simd.neg)],
  [rules.abs, unary(simd.abs)],
  [rules.sqrt, unary(simd.sqrt)],
  [rules.relu, (f, x) => f.apply(simd.andNot, x, f.apply(simd.le, x, f.constant(0)))],
  [rules.step, (f, x) => choose(f, x, f.constant(1), f.constant(0))],
  [rules.where, choose],
]);

/**
 * Writes a module of two functions:
 *
 *   prepare()        what is the same in every row: from the cells of shared inputs to cells of their own
 *   run(from, to)    a loop over pairs of rows, from byte `from` to byte `to` of every column
 */
export function emit(program: Program): Emitted {
  const { tape, shared, sum } = program;
  const layout = new Layout();
  const place = placing(program, layout);
  const prepare = new Body(layout, 0);
  writeSteps(prepare, program, place, 0);
  const run = new Body(layout, 2);
  loop(run, () => {
    tape.inputs.forEach((_, k) => shared[k] || place.define(k, load(run, place.inputs[k]!)));
    writeSteps(run, program, place, 1);
    tape.outputs.forEach((out, k) => {
      const value = place.of(run, out);
      if (sum) accumulate(run, place.outputs[k]!, value);
      else store(run, place.outputs[k]!, value);
    });
  });
  const own = ownDefinitions(tape.rules, layout);
  const functions: Definition[] = [
    ...own.definitions,
    { name: 'prepare', parameters: [], results: [], body: prepare, exported: true },
    { name: 'run', parameters: [type.i32, type.i32], results: [], body: run, exported: true },
  ];
  const foreign = tape.rules.flatMap((rule, r) =>
    instructions.has(rule) || ownFunctions.has(rule)
      ? []
      : [{ name: `rule${r}`, arity: rule.arity, value: rule.value }],
  );
  const imports: (Import & { value: Rule['value'] })[] = [...own.rare, ...foreign];
  return {
    bytes: assemble(imports, functions, Math.ceil(layout.size / 65536)),
    layout,
    imports: Object.fromEntries(imports.map(({ name, value }) => [name, value])),
    inputs: place.inputs,
    outputs: place.outputs,
    chunk: place.chunk,
  };
}

interface Placing {
  readonly inputs: readonly number[];
  readonly outputs: readonly number[];
  readonly chunk: number;
  /** Cells of steps that are the same in every row. */
  readonly cells: ReadonlyMap<number, number>;
  readonly varies: Uint8Array;
  readonly define: (slot: number, value: Lanes) => void;
  readonly of: (f: Body, place: number) => Lanes;
}

function placing(program: Program, layout: Layout): Placing {
  const { tape, shared, sum } = program;
  const varies = varying(program);
  const columns = shared.filter((is) => !is).length + (sum ? 0 : tape.outputs.length);
  const chunk = Math.max(64, 2 * Math.floor(CHUNK_BYTES / 16 / Math.max(1, columns)));
  const inputs = shared.map((is) => layout.room(is ? 1 : chunk));
  const outputs = Array.from(tape.outputs, () => layout.room(sum ? 2 : chunk));
  const n = tape.inputs.length;
  const same = Array.from(tape.rule.keys(), (k) => n + k).filter((slot) => varies[slot] === 0);
  const cells = new Map<number, number>([
    ...shared.flatMap((is, k): [number, number][] => (is ? [[k, inputs[k]!]] : [])),
    ...same.map((slot): [number, number] => [slot, layout.room(1)]),
  ]);
  const values = new Map<number, Lanes>();
  const of = (f: Body, place: number): Lanes => {
    if (place < 0) return f.constant(tape.constants[-1 - place]!);
    const cell = cells.get(place);
    return cell === undefined ? values.get(place)! : f.cell(cell);
  };
  return { inputs, outputs, chunk, cells, varies, of, define: (slot, value) => values.set(slot, value) };
}

/** Writes the steps that vary from row to row, or those that do not. */
function writeSteps(f: Body, { tape }: Program, place: Placing, vary: 0 | 1): void {
  const n = tape.inputs.length;
  for (let k = 0; k < tape.rule.length; k++) {
    if (place.varies[n + k] !== vary) continue;
    const r = tape.rule[k]!;
    const rule = tape.rules[r]!;
    const inputs = [tape.x[k]!, tape.y[k]!, tape.z[k]!].map((input) => place.of(f, input));
    const value = write(f, rule, r, inputs as [Lanes, Lanes, Lanes]);
    if (vary === 1) place.define(n + k, value);
    else storeCell(f, place.cells.get(n + k)!, value);
  }
}

function write(f: Body, rule: Rule, r: number, [x, y, z]: readonly [Lanes, Lanes, Lanes]): Lanes {
  const instruction = instructions.get(rule);
  if (instruction) return instruction(f, x, y, z);
  if (ownFunctions.has(rule)) return f.call(rule.name, x);
  return f.eachLane(`rule${r}`, ...[x, y, z].slice(0, rule.arity));
}

/** The own functions in use, those they call included. */
function ownDefinitions(
  used: readonly Rule[],
  layout: Layout,
): { definitions: Definition[]; rare: (Import & { value: Rule['value'] })[] } {
  const all = new Set(used.filter((rule) => ownFunctions.has(rule)));
  for (const rule of all) for (const each of ownFunctions.get(rule)!.calls ?? []) all.add(each);
  const definitions = [...all].map((rule) => {
    const body = new Body(layout, 1);
    body.push(ownFunctions.get(rule)!.code(body, 0));
    return { name: rule.name, parameters: [type.v128], results: [type.v128], body };
  });
  const rare = [...all].filter((rule) => ownFunctions.get(rule)!.rare);
  return { definitions, rare: rare.map(({ name, value }) => ({ name: `rare ${name}`, arity: 1, value })) };
}

/** for (at = from; at < to; at += 16) inside(), where `at` is parameter 0 and `to` parameter 1. */
function loop(f: Body, inside: () => void): void {
  f.code.push(op.block, op.empty, op.loop, op.empty);
  f.code.push(op.localGet, 0, op.localGet, 1, op.i32GeU, op.brIf, 1);
  inside();
  f.code.push(op.localGet, 0, ...i32(16), op.i32Add, op.localSet, 0, op.br, 0, op.end, op.end);
}

function load(f: Body, column: number): Lanes {
  f.code.push(op.localGet, 0);
  return f.popLoad(column);
}

function store(f: Body, column: number, value: Lanes): void {
  f.code.push(op.localGet, 0);
  f.storeAt(column, value);
}

function accumulate(f: Body, address: number, value: Lanes): void {
  f.code.push(...i32(0));
  f.code.push(...i32(0));
  const before = f.popLoad(address);
  f.storeAt(address, f.add(before, value));
}

function storeCell(f: Body, address: number, value: Lanes): void {
  f.code.push(...i32(0));
  f.storeLane(address, value);
}
