/**
 * Elimination with the largest pivot of each column: K is factored once, and what returns solves K z = b in place of b.
 *
 * @returns undefined where a pivot is 0 or not finite
 */
export function solverOf(K: readonly Float64Array[]): ((b: Float64Array) => Float64Array) | undefined {
  const rows = K.map((row) => row.slice());
  const order = rows.map((_, i) => i);
  for (let j = 0; j < rows.length; j++) {
    const pivot = largestBelow(rows, j);
    [rows[j], rows[pivot]] = [rows[pivot]!, rows[j]!];
    [order[j], order[pivot]] = [order[pivot]!, order[j]!];
    if (!(Math.abs(rows[j]![j]!) > 0 && Math.abs(rows[j]![j]!) < Infinity)) return undefined;
    for (let i = j + 1; i < rows.length; i++) eliminate(rows[i]!, rows[j]!, j);
  }
  return (b) => substitute(rows, order, b);
}

function largestBelow(rows: readonly Float64Array[], j: number): number {
  let found = j;
  for (let i = j + 1; i < rows.length; i++) if (Math.abs(rows[i]![j]!) > Math.abs(rows[found]![j]!)) found = i;
  return found;
}

function eliminate(row: Float64Array, by: Float64Array, j: number): void {
  const share = row[j]! / by[j]!;
  for (let k = j + 1; k < row.length; k++) row[k]! -= share * by[k]!;
  row[j] = share; // what the lower triangle holds
}

function substitute(rows: readonly Float64Array[], order: readonly number[], b: Float64Array): Float64Array {
  const z = Float64Array.from(order, (i) => b[i]!);
  for (let i = 1; i < z.length; i++) for (let k = 0; k < i; k++) z[i]! -= rows[i]![k]! * z[k]!;
  for (let i = z.length - 1; i >= 0; i--) {
    for (let k = i + 1; k < z.length; k++) z[i]! -= rows[i]![k]! * z[k]!;
    z[i]! /= rows[i]![i]!;
  }
  return z;
}
