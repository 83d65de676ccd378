import { printCell } from './cell.ts';
import type { Apart, Cell, Digits, Output, Picture, Table } from './output.ts';
import { inTerminal } from './terminal.ts';

/** Something shown, and the line of the demonstration that showed it. */
export interface Shown {
  readonly line: number;
  readonly output: Output;
}

type Listener = (shown: Shown) => void;

const print: Listener = ({ output }) => console.log(`${inTerminal(output)}\n`);
let listener = print;

/**
 * Shows results: in a terminal where the demonstration is run by itself, under the code that showed them on its page.
 * A record prints a line for each name, which says the unit; a text stands as it is.
 */
export function show(...results: readonly (Readonly<Record<string, Cell>> | Output | string)[]): void {
  const line = callLine(new Error('here').stack ?? '');
  for (const result of results) listener({ line, output: outputOf(result) });
}

/** Runs a demonstration, which shows its results as it goes, and collects them. */
export async function collect(run: () => Promise<unknown>): Promise<Shown[]> {
  const all: Shown[] = [];
  listener = (shown) => all.push(shown);
  try {
    await run();
  } finally {
    listener = print;
  }
  return all;
}

/** Results in rows and columns; the first column names the rows. */
export function table(head: readonly string[], rows: readonly (readonly Cell[])[], caption?: string): Table {
  const odd = rows.find((row) => row.length !== head.length);
  if (odd)
    throw new RangeError(
      `a row has ${odd.length} cells under a head of ${head.length}: ${odd.map(printCell).join(', ')}`,
    );
  return { kind: 'table', head, rows, ...(caption === undefined ? {} : { caption }) };
}

/** A drawing; its caption says what there is to see. */
export function picture(svg: string, caption: string): Picture {
  return { kind: 'picture', svg, caption };
}

/** A number with so many significant digits; elsewhere numbers have six. */
export function digits(value: number, count: number): Digits {
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
  return isOutput(result) ? result : { kind: 'named', entries: Object.entries(result) };
}

function isOutput(result: object): result is Output {
  return 'kind' in result && ['named', 'table', 'printed', 'picture', 'plot'].includes(result.kind as string);
}

/** The line of the nearest caller that is a demonstration, not part of the weaver; 0 where there is none. */
export function callLine(stack: string): number {
  const frame = stack.split('\n').find((each) => /\/demos\//.test(each) && !/\/demos\/(weave|support)\//.test(each));
  return Number(/:(\d+):\d+\)?$/.exec(frame?.trim() ?? '')?.[1] ?? 0);
}
