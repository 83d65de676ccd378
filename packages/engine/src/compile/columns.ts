/**
 * How many rows the columns have.
 *
 * @throws TypeError when one is missing or is no Float64Array
 * @throws RangeError when lengths differ, or a shared column has not exactly one number
 */
export function rowsOf(columns: readonly Float64Array[], names: readonly string[], shared: readonly boolean[]): number {
  if (columns.length !== names.length) {
    throw new TypeError(`${names.length} columns are needed (${names.join(', ')}), and ${columns.length} were given.`);
  }
  const issues = columns.flatMap((column, k) =>
    column instanceof Float64Array ? [] : [`The column of ${names[k]} must be a Float64Array.`],
  );
  if (issues.length > 0) throw new TypeError(issues.join('\n'));
  const rows = columns[shared.indexOf(false)]?.length ?? 1;
  const wrong = columns.flatMap((column, k) => {
    const wanted = shared[k] ? 1 : rows;
    if (column.length === wanted) return [];
    const why = shared[k] ? 'it is the same in every row' : `that of ${names[shared.indexOf(false)]} has ${rows}`;
    return [`The column of ${names[k]} has ${column.length} numbers, not ${wanted}: ${why}.`];
  });
  if (wrong.length > 0) throw new RangeError(wrong.join('\n'));
  return rows;
}

/** @throws RangeError when the outputs are not as many or as long as they must be */
export function checkOutputs(outputs: readonly Float64Array[], count: number, length: number): void {
  if (outputs.length !== count) {
    throw new RangeError(`${count} columns are needed for the outputs, and ${outputs.length} were given.`);
  }
  const k = outputs.findIndex((column) => column.length !== length);
  if (k >= 0) {
    throw new RangeError(`The column of output ${k + 1} has room for ${outputs[k]!.length} numbers, not ${length}.`);
  }
}
