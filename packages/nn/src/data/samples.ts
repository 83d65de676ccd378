import { listed, quoted } from '../words.ts';

/** What a network learns from: columns, one per input and one per target, each with a number for every sample. */
export interface Samples {
  /** One column per input. */
  readonly inputs: readonly Float64Array[];
  /** One column per target. */
  readonly targets: readonly Float64Array[];
  /** How many samples. */
  readonly count: number;
}

/**
 * Samples from rows.
 *
 * @param inputs one row per sample
 * @param targets one row per sample
 * @throws RangeError naming all that is wrong: rows of different lengths, or numbers that are not finite
 *
 * @example
 * ```ts
 * const xor = samplesOf([[0, 0], [0, 1], [1, 0], [1, 1]], [[-1], [1], [1], [-1]]);
 * [...xor.inputs[1]!]; // => [0, 1, 0, 1]
 * ```
 */
export function samplesOf(inputs: readonly (readonly number[])[], targets: readonly (readonly number[])[]): Samples {
  const issues = [
    ...(inputs.length === targets.length
      ? []
      : [`there are ${inputs.length} rows of inputs, and ${targets.length} of targets`]),
    ...(inputs.length === 0 ? ['there are no samples'] : []),
    ...faultsOfRows('inputs', inputs),
    ...faultsOfRows('targets', targets),
  ];
  if (issues.length > 0) throw new RangeError(listed(issues));
  return { inputs: columnsOf(inputs), targets: columnsOf(targets), count: inputs.length };
}

/** One sample. */
export interface Sample {
  /** Its inputs. */
  readonly x: number[];
  /** Its targets. */
  readonly t: number[];
}

/** The inputs and targets of sample `k`, counted from 0. */
export function sampleAt({ inputs, targets }: Samples, k: number): Sample {
  return { x: inputs.map((column) => column[k]!), t: targets.map((column) => column[k]!) };
}

/** Some of the samples, in the order of their places. */
export function chosen({ inputs, targets }: Samples, places: ArrayLike<number>): Samples {
  const from = (column: Float64Array): Float64Array => Float64Array.from(places, (k) => column[k]!);
  return { inputs: inputs.map(from), targets: targets.map(from), count: places.length };
}

function columnsOf(rows: readonly (readonly number[])[]): Float64Array[] {
  return (rows[0] ?? []).map((_, k) => Float64Array.from(rows, (row) => row[k]!));
}

function faultsOfRows(what: string, rows: readonly (readonly number[])[]): string[] {
  const width = rows[0]?.length ?? 0;
  return rows.flatMap((row, k) => {
    if (!isRow(row))
      return [`${what} of sample ${k + 1} are a row of numbers, as [${quoted(row)}], not ${quoted(row)}`];
    if (row.length !== width) return [`${what} of sample ${k + 1}: ${row.length} numbers, and the first has ${width}`];
    const bad = row.findIndex((each) => !Number.isFinite(each));
    return bad < 0 ? [] : [`${what} of sample ${k + 1}: number ${bad + 1} is ${quoted(row[bad])}, not a finite number`];
  });
}

/** Whether this is a row: of text there may be, too, where no compiler looked. */
const isRow = (row: unknown): boolean => Array.isArray(row);
