import { holdCell, printCell } from './cell.ts';
import { heldPlot } from './heldPlot.ts';
import type { Cell, Output, Plot } from './output.ts';
import { sketch } from './sketch.ts';

/** An output as lines for a terminal. */
export function inTerminal(output: Output): string {
  return asText(output, printCell, sketch);
}

/** An output as the committed results hold it: figures by what stands on their axes and a summary of every trace. */
export function asHeld(output: Output): string {
  return output.kind === 'picture'
    ? `[picture] ${output.caption}\n${wordsOf(output.svg)}`
    : asText(output, holdCell, heldPlot);
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

/** What a drawing says, in its order. */
function wordsOf(svg: string): string {
  return [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, word]) => word).join(' | ');
}
