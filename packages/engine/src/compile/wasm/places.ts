import type { Program } from '../program.ts';
import type { Layout } from './memory.ts';
import { type Segments, segments } from './segments.ts';

/** All columns of a chunk together, in bytes: they should stay in the second cache. */
const CHUNK_BYTES = 1 << 16;
/** All temporary columns of a block together: they should stay in the first cache. */
const BLOCK_BYTES = 1 << 14;
/** Doubles between columns. Without them all would be a power of two apart, and compete for the same lines of a cache. */
const GAP = 24;
/** Rows of a block at the most. */
const BLOCK = 128;

/** Where in memory everything of a program stands: addresses in bytes. */
export interface Places {
  /** Of each input: its column, or its cell where it is shared. */
  readonly inputs: readonly number[];
  /** Of each output: its column, or its pair of partial sums. */
  readonly outputs: readonly number[];
  /** Of each temporary column. */
  readonly temporaries: readonly number[];
  /** Cells of the slots that are the same in every row, shared inputs included. */
  readonly cells: ReadonlyMap<number, number>;
  /** Rows that columns hold; even. */
  readonly chunk: number;
  /** Rows that temporary columns hold; even. */
  readonly block: number;
  readonly segments: Segments;
  /** The segment in which an output is ready. */
  readonly outputSegment: (output: number) => number;
}

/** Lays out the memory of a program. */
export function places({ tape, shared, sum }: Program, varies: Uint8Array, layout: Layout): Places {
  const cut = segments(tape, varies);
  const n = tape.inputs.length;
  const columns = shared.filter((is) => !is).length + (sum ? 0 : tape.outputs.length);
  const block = cut.count === 0 ? Infinity : even(Math.min(BLOCK, BLOCK_BYTES / 8 / cut.count));
  const chunk = Math.max(64, even(CHUNK_BYTES / 8 / Math.max(1, columns)));
  const inputs = shared.map((is) => layout.room(is ? 1 : chunk + GAP));
  const outputs = Array.from(tape.outputs, () => layout.room(sum ? 2 : chunk + GAP));
  const temporaries = Array.from({ length: cut.count }, () => layout.room(Math.min(block, chunk) + GAP));
  const same = Array.from(tape.rule.keys(), (k) => n + k).filter((slot) => varies[slot] === 0);
  const home = new Map(cut.steps.flatMap((steps, s) => steps.map((k): [number, number] => [n + k, s])));
  return {
    inputs,
    outputs,
    temporaries,
    cells: new Map<number, number>([
      ...shared.flatMap((is, k): [number, number][] => (is ? [[k, inputs[k]!]] : [])),
      ...same.map((slot): [number, number] => [slot, layout.room(1)]),
    ]),
    chunk,
    block: Math.min(block, chunk),
    segments: cut,
    outputSegment: (k) => home.get(tape.outputs[k]!) ?? 0,
  };
}

/** The largest even number up to x, and at least 2. */
function even(x: number): number {
  return Math.max(2, 2 * Math.floor(x / 2));
}
