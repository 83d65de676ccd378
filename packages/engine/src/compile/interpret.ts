import { loopOf } from './loops.ts';
import type { Kernel, Program } from './program.ts';
import { schedule } from './schedule.ts';

/** Rows of a block; fewer where so many cells would not stay in the cache. */
const BLOCK = 128;
const CACHE = 1 << 17; // doubles: 1 MiB

/**
 * A program as data: a loop for each run of one primitive, over typed arrays. The numbers of `numbers` bit for bit.
 *
 * No code is made from text, so it works where a page forbids that; and it is the road for tapes of 10⁴ to 10⁶ steps,
 * which are too long to compile.
 */
export function interpret({ tape, shared, sum }: Program): Kernel {
  const plan = schedule(tape);
  const loops = plan.runs.map(({ rule, from, to }) => ({ loop: loopOf(rule), from, to }));
  const blockWidth = Math.max(1, Math.min(BLOCK, Math.floor(CACHE / plan.cells)));
  const cellsOf = (width: number): Float64Array => {
    const cells = new Float64Array(plan.cells * width);
    tape.constants.forEach((c, k) =>
      cells.fill(c, (tape.inputs.length + k) * width, (tape.inputs.length + k + 1) * width),
    );
    return cells;
  };
  const run = (cells: Float64Array, width: number): void => {
    for (const { loop, from, to } of loops) loop(cells, plan, from, to, width);
  };
  let one: Float64Array | undefined;
  const row: Kernel['row'] = (x, out) => {
    one ??= cellsOf(1);
    for (let k = 0; k < shared.length; k++) one[k] = x[k]!;
    run(one, 1);
    for (let k = 0; k < plan.outputs.length; k++) out[k] = one[plan.outputs[k]!]!;
  };
  let block: Float64Array | undefined;
  const rows: Kernel['rows'] = (columns, outputs, n) => {
    block ??= cellsOf(blockWidth);
    const cells = block;
    const width = blockWidth;
    if (sum) for (const out of outputs) out[0] = 0;
    columns.forEach((column, k) => shared[k] && cells.fill(column[0]!, k * width, (k + 1) * width));
    for (let i = 0; i < n; i += width) {
      const here = Math.min(width, n - i);
      columns.forEach((column, k) => shared[k] || cells.set(column.subarray(i, i + here), k * width));
      run(cells, width);
      outputs.forEach((out, k) => {
        const from = plan.outputs[k]! * width;
        if (sum) for (let j = 0; j < here; j++) out[0] = out[0]! + cells[from + j]!;
        else out.set(cells.subarray(from, from + here), i);
      });
    }
  };
  return { rows, row };
}
