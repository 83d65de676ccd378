import Table from 'cli-table3';

/** A framed table of text: the first column to the left, the others to the right unless said otherwise; wrapped to `widths`. */
export function drawTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  align: 'left' | 'right' = 'right',
  widths: readonly number[] = [],
): string {
  const table = new Table({
    head: [...head],
    colAligns: head.map((_, i) => (i === 0 ? 'left' : align)),
    ...(widths.length > 0 && { colWidths: widths.map((width) => width + 2), wordWrap: true }), // a space on either side
    style: { head: [], border: [], compact: true },
  });
  table.push(...rows.map((row) => [...row]));
  return table.toString();
}
