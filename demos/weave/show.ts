import process from 'node:process';
import { callerOf } from './caller.ts';
import { printCell } from './cell.ts';
import type { Apart, Cell, Digits, Output, Picture, Table } from './output.ts';
import { inTerminal } from './terminal.ts';

/** Something shown, and the line of the demonstration that showed it. */
export interface Shown {
  readonly line: number;
  readonly output: Output;
}

type Listener = (shown: Shown, name: string | undefined) => void;

const print: Listener = ({ output }) => console.log(`${inTerminal(output)}\n`);
let listener = print;

// Whoever looks at the first lines only, by `head` say, has seen enough.
process.stdout.on('error', () => process.exit(0));

/**
 * Shows results: in a terminal where the demonstration is run by itself, under the code that showed them on its page.
 * A record prints a line for each name, which says the unit; a text stands as it is.
 *
 * @throws RangeError for a number that is none: no page prints NaN
 */
export function show(...results: readonly (Readonly<Record<string, Cell>> | Output | string)[]): void {
  const place = callerOf(new Error('here').stack ?? '');
  for (const result of results) listener({ line: place?.line ?? 0, output: outputOf(result) }, place?.name);
}

/**
 * Runs a demonstration, which shows its results as it goes, and collects them.
 *
 * @throws Error where it shows something after its end, which would have no place
 */
export async function collect(name: string, run: () => Promise<unknown>): Promise<Shown[]> {
  const all: Shown[] = [];
  const tooLate: Listener = ({ line }, from) => {
    process.stderr.write(
      `demos/${from}.ts:${line}: this is shown after the program has ended; await what it waits for.\n`,
    );
    process.exitCode = 1;
  };
  listener = (shown, from) => (from === name ? void all.push(shown) : tooLate(shown, from));
  try {
    await run();
  } finally {
    listener = tooLate;
  }
  return all;
}

/** Results in rows and columns; the first column names the rows. */
export function table(head: readonly string[], rows: readonly (readonly Cell[])[], caption?: string): Table {
  const odd = rows.find((row) => row.length !== head.length);
  if (odd) {
    const cells = odd.map(printCell).join(', ');
    throw new RangeError(`a row of a table has ${odd.length} cells under a head of ${head.length}: ${cells}`);
  }
  rows.forEach((row) =>
    row.forEach((cell, k) => refuseNothing(cell, `${head[k]}, in the row of ${printCell(row[0])},`)),
  );
  return { kind: 'table', head, rows, ...(caption === undefined ? {} : { caption }) };
}

/** A drawing; its caption says what there is to see. */
export function picture(svg: string, caption: string): Picture {
  return { kind: 'picture', svg, caption };
}

/**
 * A number with so many significant digits; elsewhere numbers have six.
 *
 * @throws RangeError for no digit, or more than a double has
 */
export function digits(value: number, count: number): Digits {
  if (!(Number.isInteger(count) && count >= 1 && count <= 17))
    throw new RangeError(`a number has 1 to 17 digits, not ${count}`);
  return { value, digits: count };
}

/**
 * The relative distance of a result from what it should be, or the absolute one where that is 0.
 *
 * @param what names it where it is not so
 * @throws Error where it is beyond the tolerance: no page says that numbers agree which do not
 */
export function apart(found: number, wanted: number, tolerance: number, what = 'this'): Apart {
  const distance = Math.abs(found - wanted) / (wanted === 0 ? 1 : Math.abs(wanted));
  if (!(distance <= tolerance)) {
    throw new Error(`${what} is ${found}, which is not ${wanted} to ${tolerance}, but apart by ${distance}`);
  }
  return { apart: distance, tolerance };
}

function outputOf(result: Readonly<Record<string, Cell>> | Output | string): Output {
  if (typeof result === 'string') return { kind: 'printed', text: result };
  if (isOutput(result)) return result;
  const entries = Object.entries(result);
  for (const [name, cell] of entries) refuseNothing(cell, name);
  return { kind: 'named', entries };
}

function refuseNothing(cell: Cell | undefined, what: string): void {
  const number = typeof cell === 'object' && 'value' in cell ? cell.value : cell;
  if (number === undefined) throw new RangeError(`${what} is undefined, which is nothing to show`);
  if (Number.isNaN(number)) throw new RangeError(`${what} is NaN, which is nothing to show`);
}

function isOutput(result: object): result is Output {
  return 'kind' in result && ['named', 'table', 'printed', 'picture', 'plot'].includes(result.kind as string);
}
