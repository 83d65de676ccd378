import { printCell } from './cell.ts';
import type { Plot } from './output.ts';
import { type Axis, axisText, endsOf, onAxis, partsOf, type Trace } from './traces.ts';

/** A figure as text: its caption, its axes, and every trace so that no change of it that can be seen stays unseen. */
export function heldPlot(plot: Plot): string {
  const { traces, xaxis, yaxis } = partsOf(plot);
  const lines = traces.map((trace) => held(trace, xaxis, yaxis));
  return [`[figure] ${plot.caption}`, `  x: ${axisText(xaxis)}; y: ${axisText(yaxis)}`, ...lines].join('\n');
}

function held({ name = '', mode, fill, line, error_y, x, y }: Trace, xaxis: Axis, yaxis: Axis): string {
  const style = [mode, line?.dash === 'solid' ? undefined : line?.dash, fill, error_y && `± ${bar(error_y)}`];
  const [across, up] = [moments(x, xaxis), moments(y, yaxis)];
  return `  ${name}: ${style.filter(Boolean).join(' ')}, ${x.length} points\n    x ${across}\n    y ${up}`;
}

const bar = ({ value, array }: NonNullable<Trace['error_y']>): string => printCell(value ?? array?.[0] ?? NaN);

/**
 * Ends, range, mean, and the mean that weighs a point by its place in the row, which sees points exchanged. The means are of the
 * logarithms where the axis has them, and in parts of the largest value, so that one that is 0 but for rounding prints as 0.
 */
function moments(values: readonly number[], axis: Axis): string {
  const shown = onAxis(values, axis);
  const places = shown.map((_, k) => k + 1);
  const largest = Math.max(...shown.map(Math.abs)) || 1;
  const mean = (weights: readonly number[]): string => {
    const sum = shown.reduce((total, each, k) => total + each * weights[k], 0);
    const part = sum / weights.reduce((total, each) => total + each, 0) / largest;
    return (Math.abs(part) < 5e-7 ? 0 : part).toFixed(6).replace('-', '−');
  };
  const ends = `${printCell(values[0])} to ${printCell(values.at(-1) ?? NaN)}`;
  const range = `within ${endsOf(values)
    .map((each) => printCell(each))
    .join(' … ')}`;
  return `${ends}, ${range}, mean ${mean(shown.map(() => 1))}, weighed ${mean(places)}`;
}
