/** An instantiated program: its memory as doubles, its functions, and where its columns stand (in doubles). */
export interface Machine {
  readonly cells: Float64Array;
  readonly prepare: () => void;
  readonly run: (from: number, to: number) => void;
  readonly inputs: readonly number[];
  readonly outputs: readonly number[];
  readonly shared: readonly boolean[];
  readonly sum: boolean;
  readonly chunk: number;
  readonly block: number;
}

/**
 * Runs rows `from` … `to` − 1, chunk by chunk through the memory of the machine; sums are added to `outputs[k][0]`.
 *
 * It stands alone, without imports or inner functions, because workers are given its text.
 */
export function runChunks(
  machine: Machine,
  columns: readonly Float64Array[],
  outputs: readonly Float64Array[],
  from: number,
  to: number,
): void {
  const { cells, run, inputs, outputs: results, shared, sum, chunk, block } = machine;
  for (let k = 0; k < inputs.length; k++) if (shared[k]) cells[inputs[k]!] = columns[k]![0]!;
  machine.prepare();
  for (let start = from; start < to; start += chunk) {
    const count = Math.min(chunk, to - start);
    const odd = count % 2;
    for (let k = 0; k < inputs.length; k++) {
      if (shared[k]) continue;
      cells.set(columns[k]!.subarray(start, start + count), inputs[k]);
      if (odd === 1) cells[inputs[k]! + count] = columns[k]![start + count - 1]!; // rows go in pairs: the last one twice
    }
    if (sum) for (const at of results) cells[at] = cells[at + 1] = 0;
    const even = sum ? count - odd : count;
    for (let i = 0; i < even; i += block) run(8 * i, 8 * Math.min(i + block, even));
    if (!sum) {
      for (let k = 0; k < results.length; k++) outputs[k]!.set(cells.subarray(results[k], results[k]! + count), start);
      continue;
    }
    for (let k = 0; k < results.length; k++) outputs[k]![0]! += cells[results[k]!]! + cells[results[k]! + 1]!;
    if (odd === 0) continue;
    for (const at of results) cells[at] = cells[at + 1] = 0;
    run(8 * even, 8 * even + 16); // a single row, of which the first lane counts
    for (let k = 0; k < results.length; k++) outputs[k]![0]! += cells[results[k]!]!;
  }
}
