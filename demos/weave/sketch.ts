import { printCell } from './cell.ts';
import { type Axis, axisText, type Trace } from './heldPlot.ts';
import type { Plot } from './output.ts';

const [COLUMNS, ROWS] = [64, 14];
/** Dots of a Braille cell, by column and row: what each adds to U+2800. */
const DOTS = [
  [0x01, 0x02, 0x04, 0x40],
  [0x08, 0x10, 0x20, 0x80],
];

/** A figure in letters, for a terminal: curves in Braille dots with their letter at the end, marks as letters, axes with their ends. */
export function sketch({ caption, data, layout }: Plot): string {
  const { xaxis, yaxis } = layout as { xaxis?: Axis; yaxis?: Axis };
  const traces = (data as readonly Trace[]).map(({ x, y, ...rest }) => ({
    ...rest,
    x: onAxis(x, xaxis),
    y: onAxis(y, yaxis),
  }));
  const [across, up] = [spanOf(traces.flatMap(({ x }) => x)), spanOf(traces.flatMap(({ y }) => y))];
  const cells = Array.from({ length: ROWS }, () => new Array<number>(COLUMNS).fill(0));
  const letters = new Map<string, string>();
  traces.forEach(({ x, y, mode }, k) => {
    const at = x.map((each, i): Dot => [
      Math.round(across(each) * (2 * COLUMNS - 1)),
      Math.round((1 - up(y[i])) * (4 * ROWS - 1)),
    ]);
    if (mode !== 'markers') at.forEach((dot, i) => between(at[i - 1] ?? dot, dot).forEach((each) => set(cells, each)));
    for (const [column, row] of mode === 'markers' ? at : at.slice(-1))
      letters.set(`${row >> 2},${column >> 1}`, letterOf(k));
  });
  const lines = cells.map((row, r) =>
    row
      .map((bits, c) => letters.get(`${r},${c}`) ?? (bits === 0 ? ' ' : String.fromCharCode(0x2800 + bits)))
      .join('')
      .trimEnd(),
  );
  return framed(lines, { xaxis, yaxis, traces: data as readonly Trace[], caption });
}

type Dot = readonly [column: number, row: number];

const letterOf = (k: number): string => String.fromCharCode(97 + (k % 26));

const onAxis = (values: readonly number[], axis?: Axis): number[] =>
  values.map((each) => (axis?.type === 'log' ? Math.log(each) : each));

function spanOf(values: readonly number[]): (value: number) => number {
  const [low, high] = [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))];
  return (value) => (high === low ? 0.5 : (value - low) / (high - low));
}

function between([x, y]: Dot, [u, v]: Dot): Dot[] {
  const steps = Math.max(Math.abs(u - x), Math.abs(v - y), 1);
  return Array.from({ length: steps + 1 }, (_, k) => [
    Math.round(x + ((u - x) * k) / steps),
    Math.round(y + ((v - y) * k) / steps),
  ]);
}

function set(cells: number[][], [column, row]: Dot): void {
  cells[row >> 2][column >> 1] |= DOTS[column & 1][row & 3];
}

interface Frame {
  readonly xaxis: Axis | undefined;
  readonly yaxis: Axis | undefined;
  readonly traces: readonly Trace[];
  readonly caption: string;
}

/** Lines of dots with the ends of the axes, and the letters of the curves under them. */
function framed(lines: readonly string[], { xaxis, yaxis, traces, caption }: Frame): string {
  const [xs, ys] = [traces.flatMap(({ x }) => x), traces.flatMap(({ y }) => y)];
  const ends = (all: readonly number[]): string[] =>
    [all.reduce((a, b) => Math.min(a, b)), all.reduce((a, b) => Math.max(a, b))].map((each) => short(each));
  const [[left, right], [bottom, top]] = [ends(xs), ends(ys)];
  const margin = Math.max(bottom.length, top.length);
  const label = (r: number): string => (r === 0 ? top : r === lines.length - 1 ? bottom : '').padStart(margin);
  const middle = axisText(xaxis);
  const gap = Math.max(1, COLUMNS - left.length - middle.length - right.length);
  const under = left + ' '.repeat(Math.floor(gap / 2)) + middle + ' '.repeat(Math.ceil(gap / 2)) + right;
  const named = traces.map(({ name = '' }, k) => `${letterOf(k)} ${name}`).join(', ');
  return [
    `${' '.repeat(margin)}  ${axisText(yaxis)}`,
    ...lines.map((line, r) => `${label(r)} │${line}`),
    `${' '.repeat(margin)} └${'─'.repeat(COLUMNS)}`,
    `${' '.repeat(margin + 2)}${under}`,
    `${' '.repeat(margin + 2)}${named}`,
    `[figure] ${caption}`,
  ].join('\n');
}

const short = (x: number): string => printCell({ value: x, digits: 3 });
