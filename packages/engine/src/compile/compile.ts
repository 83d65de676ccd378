import type { Tape } from '../tape/tape.ts';
import { choose } from './choose.ts';
import { checkOutputs, rowsOf } from './columns.ts';
import type { BackEnd, CompileOptions } from './options.ts';
import { type Plan, planOf } from './planOf.ts';

/** A tape made fast. */
export interface Compiled {
  /**
   * All rows: one column per input that is not fixed, in the order of the tape; outputs as columns.
   *
   * A column of a shared input has one number, and so has an output that is summed. No rows give empty columns, and sums of 0.
   *
   * @throws TypeError or RangeError naming every column that is missing or of another length
   */
  (columns: readonly Float64Array[]): Float64Array[];
  /** The same into columns that exist: nothing is allocated. */
  readonly into: (columns: readonly Float64Array[], outputs: readonly Float64Array[]) => void;
  /** One row, nothing allocated and nothing checked: all inputs that are not fixed in, all outputs out, none summed. */
  readonly at: (x: Float64Array, out: Float64Array) => void;
  /** Names of the inputs that are not fixed. */
  readonly inputs: readonly string[];
  /** What runs it. */
  readonly backEnd: BackEnd;
  /** Why this back end, in a sentence. */
  readonly why: string;
  /** How many steps are left. */
  readonly steps: number;
}

/**
 * Makes a tape fast: it is simplified for what is known now, and given to one of three back ends.
 *
 * - `javascript`: straight-line code: one row a call, up to a few thousand steps; the numbers of `numbers` bit for bit
 * - `wasm`: two rows at a time, with exp, log, sin, pow … of its own and the `formula` of others: many rows, and one of
 *   many such functions
 * - `interpreter`: typed arrays: long tapes, and where code may not be made; bit for bit as well
 *
 * A back end asked for that cannot take the tape gives way to the interpreter, and the console says so.
 *
 * A tape comes from {@link @fishergrad/engine!record | record}; {@link compileParallel} does the same on several threads.
 *
 * @throws TypeError for options that do not fit the tape
 *
 * @example
 * ```ts
 * import { record } from '@fishergrad/engine';
 *
 * const tape = record(['S0', 'R2', 'TE'], (a, [S0, R2, TE]) => [a.mul(S0!, a.exp(a.neg(a.mul(TE!, R2!))))]);
 * const signal = compile(tape, { fixed: { TE: 0.05 }, batch: true });
 * signal([Float64Array.of(1, 2), Float64Array.of(20, 20)])[0]![1]; // ~> 0.735758882342885
 * ```
 */
export function compile(tape: Tape, options: CompileOptions = {}): Compiled {
  return compiledOf(planOf(tape, options));
}

/** A plan carried out. */
export function compiledOf(plan: Plan): Compiled {
  const { program, kernel, backEnd, why } = choose(plan);
  const { inputs, outputs, rule } = program.tape;
  const count = outputs.length;
  const lengthFor = (columns: readonly Float64Array[]): [rows: number, length: number] => {
    const rows = rowsOf(columns, inputs, program.shared);
    return [rows, program.sum ? 1 : rows];
  };
  const all = (columns: readonly Float64Array[]): Float64Array[] => {
    const [rows, length] = lengthFor(columns);
    const results = Array.from({ length: count }, () => new Float64Array(length));
    kernel.rows(columns, results, rows);
    return results;
  };
  const into: Compiled['into'] = (columns, results) => {
    const [rows, length] = lengthFor(columns);
    checkOutputs(results, count, length);
    kernel.rows(columns, results, rows);
  };
  return Object.assign(all, { into, at: kernel.row, inputs, backEnd, why, steps: rule.length });
}
