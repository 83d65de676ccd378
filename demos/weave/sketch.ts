import { printCell } from './cell.ts';
import type { Point } from './crossings.ts';
import type { Plot } from './output.ts';
import { type Shape, type Shapes, shapesOf } from './shapes.ts';
import { axisText, partsOf } from './traces.ts';

const [COLUMNS, ROWS] = [64, 14];
/** Dots of a Braille cell, by column and row: what each adds to U+2800. */
const DOTS = [
  [0x01, 0x02, 0x04, 0x40],
  [0x08, 0x10, 0x20, 0x80],
];

/** A figure in letters, for a terminal: curves, bars and contours in Braille dots with their letter, marks as letters, axes with their ends. */
export function sketch(plot: Plot): string {
  const drawn = shapesOf(plot);
  const cells = Array.from({ length: ROWS }, () => new Array<number>(COLUMNS).fill(0));
  const letters = new Map<string, string>();
  drawn.shapes.forEach((shape, k) => {
    strokesOf(shape).forEach((dot) => set(cells, dot));
    for (const dot of lettered(shape)) letters.set(cellOf(dot), letterOf(k));
  });
  // Marks may lie so close that they would hide all of a contour, which is what there is to see.
  const { shapes } = drawn;
  shapes.filter(isContour).forEach((shape) => strokesOf(shape).forEach((dot) => letters.delete(cellOf(dot))));
  const lines = cells.map((row, r) =>
    row
      .map((bits, c) => letters.get(`${r},${c}`) ?? (bits === 0 ? ' ' : String.fromCharCode(0x2800 + bits)))
      .join('')
      .trimEnd(),
  );
  return framed(lines, plot, drawn);
}

type Dot = readonly [column: number, row: number];

const isContour = ({ trace }: Shape): boolean => trace.type === 'contour';

const letterOf = (k: number): string => String.fromCharCode(97 + (k % 26));

const cellOf = ([column, row]: Dot): string => `${row >> 2},${column >> 1}`;

const dotOf = ([across, up]: Point): Dot => [
  Math.round(across * (2 * COLUMNS - 1)),
  Math.round((1 - up) * (4 * ROWS - 1)),
];

/** The places of a trace's letter: every mark, the end of a line, the top of a bar. */
function lettered(shape: Shape): Dot[] {
  const ends = isContour(shape) ? [] : shape.lines.map((line) => line.at(-1)!);
  const tops = shape.bars.map(([[left], [right, top]]): Point => [(left + right) / 2, top]);
  return [...shape.marks, ...ends, ...tops].map(dotOf);
}

function strokesOf({ lines, bars }: Shape): Dot[] {
  const lined = lines.flatMap((line) => {
    const at = line.map(dotOf);
    return at.flatMap((dot, i) => between(at[i - 1] ?? dot, dot));
  });
  return [...lined, ...bars.flatMap(([foot, top]) => filled(dotOf(foot), dotOf(top)))];
}

function between([x, y]: Dot, [u, v]: Dot): Dot[] {
  const steps = Math.max(Math.abs(u - x), Math.abs(v - y), 1);
  return Array.from({ length: steps + 1 }, (_, k) => [
    Math.round(x + ((u - x) * k) / steps),
    Math.round(y + ((v - y) * k) / steps),
  ]);
}

function filled([left, foot]: Dot, [right, top]: Dot): Dot[] {
  const columns = Array.from({ length: Math.max(1, right - left) }, (_, k) => left + k);
  return columns.flatMap((column) => between([column, foot], [column, top]));
}

function set(cells: number[][], [column, row]: Dot): void {
  cells[row >> 2][column >> 1] |= DOTS[column & 1][row & 3];
}

/** Lines of dots with the ends of the axes, and the letters of the curves under them. */
function framed(lines: readonly string[], plot: Plot, { xs, ys }: Shapes): string {
  const { traces, xaxis, yaxis, categories } = partsOf(plot);
  const [[left, right], [bottom, top]] = [categories.length > 0 ? ['', ''] : xs.map(short), ys.map(short)];
  const margin = Math.max(bottom.length, top.length);
  const label = (r: number): string => (r === 0 ? top : r === lines.length - 1 ? bottom : '').padStart(margin);
  const middle = [axisText(xaxis), categories.join(', ')].filter(Boolean).join(': ');
  const gap = Math.max(1, COLUMNS - left.length - middle.length - right.length);
  const under = left + ' '.repeat(Math.floor(gap / 2)) + middle + ' '.repeat(Math.ceil(gap / 2)) + right;
  const named = traces.map(({ type, name = '' }, k) => `${type === 'contour' ? '⠤⠤' : letterOf(k)} ${name}`).join(', ');
  return [
    `${' '.repeat(margin)}  ${axisText(yaxis)}`,
    ...lines.map((line, r) => `${label(r)} │${line}`),
    `${' '.repeat(margin)} └${'─'.repeat(COLUMNS)}`,
    `${' '.repeat(margin + 2)}${under.trimEnd()}`,
    `${' '.repeat(margin + 2)}${named}`,
    `[figure] ${plot.caption}`,
  ].join('\n');
}

const short = (x: number): string => printCell({ value: x, digits: 3 });
