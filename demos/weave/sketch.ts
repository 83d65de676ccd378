import { printCell } from './cell.ts';
import type { Plot } from './output.ts';
import { axisText, endsOf, onAxis, partsOf, shareOf } from './traces.ts';

const [COLUMNS, ROWS] = [64, 14];
/** Dots of a Braille cell, by column and row: what each adds to U+2800. */
const DOTS = [
  [0x01, 0x02, 0x04, 0x40],
  [0x08, 0x10, 0x20, 0x80],
];

/** A figure in letters, for a terminal: curves in Braille dots with their letter at the end, marks as letters, axes with their ends. */
export function sketch(plot: Plot): string {
  const { traces: all, xaxis, yaxis } = partsOf(plot);
  const traces = all.map(({ x, y, mode }) => ({ mode, x: onAxis(x, xaxis), y: onAxis(y, yaxis) }));
  const [across, up] = [shareOf(traces.flatMap(({ x }) => x)), shareOf(traces.flatMap(({ y }) => y))];
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
  return framed(lines, plot);
}

type Dot = readonly [column: number, row: number];

const letterOf = (k: number): string => String.fromCharCode(97 + (k % 26));

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

/** Lines of dots with the ends of the axes, and the letters of the curves under them. */
function framed(lines: readonly string[], plot: Plot): string {
  const { traces, xaxis, yaxis } = partsOf(plot);
  const [xs, ys] = [traces.flatMap(({ x }) => x), traces.flatMap(({ y }) => y)];
  const [[left, right], [bottom, top]] = [endsOf(xs).map(short), endsOf(ys).map(short)];
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
    `[figure] ${plot.caption}`,
  ].join('\n');
}

const short = (x: number): string => printCell({ value: x, digits: 3 });
