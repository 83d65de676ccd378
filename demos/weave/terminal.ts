import { holdCell, printCell } from './cell.ts';
import type { Cell, Output, Plot } from './output.ts';

/** An output as lines for a terminal. */
export function inTerminal(output: Output): string {
  return asText(output, printCell, ({ caption }) => `[figure] ${caption}`);
}

/** An output as the committed results hold it, figures by a summary of every trace. */
export function asHeld(output: Output): string {
  return asText(output, holdCell, (plot) => [`[figure] ${plot.caption}`, ...plot.data.map(summary)].join('\n'));
}

function asText(output: Output, print: (cell: Cell) => string, plot: (plot: Plot) => string): string {
  if (output.kind === 'named') {
    const width = Math.max(...output.entries.map(([name]) => name.length));
    return output.entries.map(([name, cell]) => `${name.padEnd(width)} = ${print(cell)}`).join('\n');
  }
  if (output.kind === 'table') {
    const lines = columns([output.head, ...output.rows.map((row) => row.map(print))]);
    return output.caption === undefined ? lines : `${lines}\n${output.caption}`;
  }
  if (output.kind === 'printed') return output.text.trimEnd();
  return output.kind === 'picture' ? `[picture] ${output.caption}` : plot(output);
}

/** Rows under each other: the first column to the left, the others to the right. */
function columns([head = [], ...rows]: readonly (readonly string[])[]): string {
  const widths = head.map((_, k) => Math.max(...[head, ...rows].map((row) => row[k].length)));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, k) => (k === 0 ? cell.padEnd(widths[k]) : cell.padStart(widths[k])))
      .join('  ')
      .trimEnd();
  return [line(head), widths.map((width) => '─'.repeat(width)).join('  '), ...rows.map(line)].join('\n');
}

/** Where a trace begins and ends, how far it reaches, and its mean: what no curve keeps when it changes. */
function summary(trace: object): string {
  const { name = '', x = [], y = [] } = trace as { name?: string; x?: readonly number[]; y?: readonly number[] };
  const numbers = y.filter((each) => Number.isFinite(each));
  const mean = numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
  const range = (of: readonly number[]): string => `${printCell(Math.min(...of))} … ${printCell(Math.max(...of))}`;
  const ends = `first ${printCell(y[0] ?? NaN)}, last ${printCell(y.at(-1) ?? NaN)}`;
  return `  ${name}: ${x.length} points, x ${range(x)}, y ${range(numbers)}, ${ends}, mean ${printCell(mean)}`;
}
