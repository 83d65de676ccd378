import type { Tape } from '../tape/tape.ts';

/** A simplified tape with what its back end must know of its inputs. */
export interface Program {
  /** Its inputs are the free ones, in the order of the columns. */
  readonly tape: Tape;
  /** One per input: whether it is the same in every row. */
  readonly shared: readonly boolean[];
  /** Whether outputs are summed over the rows. */
  readonly sum: boolean;
}

/** A program made fast. Columns and outputs have been checked by the caller. */
export interface Kernel {
  /** All rows: `columns[input][row]` (a shared one has only row 0) to `outputs[output][row]`, or to row 0 when summed. */
  readonly rows: (columns: readonly Float64Array[], outputs: readonly Float64Array[], rows: number) => void;
  /** One row: all inputs in, all outputs out. */
  readonly row: (x: Float64Array, out: Float64Array) => void;
}

/** One per slot: 1 where it can differ from row to row. */
export function varying({ tape, shared }: Program): Uint8Array {
  const n = tape.inputs.length;
  const varies = new Uint8Array(n + tape.rule.length);
  shared.forEach((is, k) => (varies[k] = is ? 0 : 1));
  const at = (place: number): number => (place < 0 ? 0 : varies[place]!);
  for (let k = 0; k < tape.rule.length; k++) varies[n + k] = at(tape.x[k]!) | at(tape.y[k]!) | at(tape.z[k]!);
  return varies;
}
