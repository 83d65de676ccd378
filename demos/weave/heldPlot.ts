import { printCell } from './cell.ts';
import { crossings } from './crossings.ts';
import type { Plot } from './output.ts';
import { type Axis, axisText, endsOf, levelsOf, onAxis, type Parts, partsOf, shareOf, type Trace } from './traces.ts';

/** A figure as text: its caption, its axes, and every trace so that no change of it that can be seen stays unseen. */
export function heldPlot(plot: Plot): string {
  const parts = partsOf(plot);
  const axes = `  x: ${axisText(parts.xaxis)}; y: ${axisText(parts.yaxis)}`;
  return [`[figure] ${plot.caption}`, axes, ...parts.traces.map((trace) => held(trace, parts))].join('\n');
}

function held(trace: Trace, { xaxis, yaxis, categories }: Parts): string {
  const { name = '', x, y, z } = trace;
  const across = categories.length > 0 ? x.map((k) => categories[k] ?? k).join(', ') : moments(x, xaxis);
  const heights = z ? [`z ${grid(z)}`, `crosses ${crossed(trace, z)}`] : [];
  const lines = [
    `  ${name}: ${styleOf(trace)}, ${x.length} points`,
    `x ${across}`,
    `y ${moments(y, yaxis)}`,
    ...heights,
  ];
  return lines.join('\n    ');
}

function styleOf({ type, mode, fill, line, error_y, contours }: Trace): string {
  const kind = type === 'bar' || type === 'contour' ? type : undefined;
  const at = type === 'contour' ? `at ${levelsOf(contours).map(printCell).join(' and ')}` : undefined;
  const dash = line?.dash === 'solid' ? undefined : line?.dash;
  return [kind, at, mode, dash, fill, error_y && `± ${bar(error_y)}`].filter(Boolean).join(' ');
}

const bar = ({ value, array }: NonNullable<Trace['error_y']>): string => printCell(value ?? array?.[0] ?? NaN);

/**
 * Ends, range, mean, and the mean that weighs a point by its place in the row, which sees points exchanged. The means are of the
 * logarithms where the axis has them.
 */
function moments(values: readonly number[], axis: Axis): string {
  const shown = onAxis(values, axis);
  const mean = meanIn(largestOf(shown));
  const ends = `${printCell(values[0])} to ${printCell(values.at(-1) ?? NaN)}`;
  return `${ends}, ${range(values)}, mean ${mean(shown)}, weighed ${mean(shown, (k) => k + 1)}`;
}

/** The corners of heights, their range, their mean, and the means that weigh a height by its column and by its row. */
function grid(z: readonly (readonly number[])[]): string {
  const [all, columns] = [z.flat(), z[0].length];
  const mean = meanIn(largestOf(all));
  const corners = [z[0], z.at(-1)!].flatMap((row) => [row[0], row.at(-1)!]).map((each) => printCell(each));
  const weighed = [(k: number) => (k % columns) + 1, (k: number) => Math.floor(k / columns) + 1];
  const [across, up] = weighed.map((weight) => mean(all, weight));
  return `corners ${corners.join(', ')}, ${range(all)}, mean ${mean(all)}, weighed ${across} across, ${up} up`;
}

/** Where a contour runs, in parts of its axes: this is what is seen of heights, and small beside the largest of them. */
function crossed({ x, y, contours }: Trace, z: readonly (readonly number[])[]): string {
  const lines = levelsOf(contours).flatMap((level) => crossings({ x, y, z }, level));
  if (lines.length === 0) return 'nowhere';
  const [across, up] = [shareOf(x), shareOf(y)];
  const mean = meanIn(1);
  const [xs, ys] = [lines.flat().map((point) => across(point[0])), lines.flat().map((point) => up(point[1]))];
  return `${lines.length} cells, mean ${mean(xs)} across, ${mean(ys)} up`;
}

function range(values: readonly number[]): string {
  const [low, high] = endsOf(values);
  return `within ${printCell(low)} … ${printCell(high)}`;
}

const largestOf = (values: readonly number[]): number =>
  values.reduce((most, each) => Math.max(most, Math.abs(each)), 0) || 1;

/** Means in parts of a largest value, so that one that is 0 but for rounding prints as 0. */
function meanIn(largest: number): (values: readonly number[], weight?: (k: number) => number) => string {
  return (values, weight = () => 1) => {
    const sum = values.reduce((total, each, k) => total + each * weight(k), 0);
    const part = sum / values.reduce((total, _, k) => total + weight(k), 0) / largest;
    return (Math.abs(part) < 5e-7 ? 0 : part).toFixed(6).replace('-', '−');
  };
}
