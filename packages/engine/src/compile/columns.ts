/**
 * How many rows the columns have.
 *
 * @throws TypeError when one is missing or is no Float64Array
 * @throws RangeError when lengths differ, or a shared column has not exactly one number
 */
export function rowsOf(columns: readonly Float64Array[], names: readonly string[], shared: readonly boolean[]): number {
  if (!Array.isArray(columns)) throw new TypeError(`Columns come as a list, one for each of ${names.join(', ')}.`);
  if (columns.length !== names.length) {
    throw new TypeError(`${names.length} columns are needed (${names.join(', ')}), and ${columns.length} were given.`);
  }
  const first = shared.indexOf(false);
  const rows = columns[first]?.length ?? 1;
  for (let k = 0; k < columns.length; k++) {
    if (!(columns[k] instanceof Float64Array) || columns[k]!.length !== (shared[k] ? 1 : rows)) {
      throw complaint(columns, names, shared, names[first]);
    }
  }
  return rows;
}

/** Everything that is wrong with the columns. */
function complaint(
  columns: readonly Float64Array[],
  names: readonly string[],
  shared: readonly boolean[],
  first: string | undefined,
): Error {
  const strange = names.filter((_, k) => !(columns[k] instanceof Float64Array));
  if (strange.length > 0) {
    return new TypeError(strange.map((name) => `The column of ${name} must be a Float64Array.`).join('\n'));
  }
  const rows = columns[shared.indexOf(false)]?.length ?? 1;
  const wrong = names.flatMap((name, k) => {
    const [length, wanted] = [columns[k]!.length, shared[k] ? 1 : rows];
    if (length === wanted) return [];
    const why = shared[k] ? 'it is the same in every row' : `that of ${first} has ${rows}`;
    return [`The column of ${name} has ${length} numbers, not ${wanted}: ${why}.`];
  });
  return new RangeError(wrong.join('\n'));
}

/**
 * @throws TypeError when an output is no Float64Array
 * @throws RangeError when the outputs are not as many or as long as they must be
 */
export function checkOutputs(outputs: readonly Float64Array[], count: number, length: number): void {
  if (outputs.length !== count) {
    throw new RangeError(`${count} columns are needed for the outputs, and ${outputs.length} were given.`);
  }
  for (let k = 0; k < count; k++) {
    const out = outputs[k];
    if (!(out instanceof Float64Array)) throw new TypeError(`The column of output ${k + 1} must be a Float64Array.`);
    if (out.length === length) continue;
    throw new RangeError(`The column of output ${k + 1} has room for ${out.length} numbers, not ${length}.`);
  }
}
