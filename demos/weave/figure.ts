import { COLORS, type Figure, LOGARITHMIC } from '@fishergrad/study/page';
import type { Plot } from './output.ts';
import { endsOf } from './traces.ts';
import { refuseUndrawable } from './undrawable.ts';

/** One trace of a figure; the figure gives it its color. */
export interface Trace {
  readonly name: string;
  /** Numbers, or names that stand under the axis in their order. */
  readonly x: readonly number[] | readonly string[];
  readonly y: readonly number[];
  readonly style: object;
  /** Of the same color as the trace before. */
  readonly same: boolean;
}

/** How a trace is drawn. */
export interface TraceOptions {
  readonly dash?: 'dot' | 'dash';
  readonly same?: boolean;
  /** With a mark at every point, for lines between few of them. */
  readonly marked?: boolean;
}

/** What the axes are, with units. */
export interface Axes {
  readonly x: string;
  readonly y: string;
  readonly logX?: boolean;
  readonly logY?: boolean;
  /** Any more that Plotly's layout knows. */
  readonly layout?: object;
}

/** A line through points, or along a function. */
export function curve(
  name: string,
  x: readonly number[],
  y: readonly number[] | ((x: number) => number),
  options: TraceOptions = {},
): Trace {
  const line = { dash: options.dash ?? 'solid', width: 2 };
  const values = typeof y === 'function' ? x.map((each) => y(each)) : y;
  const style = options.marked ? { mode: 'lines+markers', line, marker: { size: 7 } } : { mode: 'lines', line };
  return { name, x, y: values, style, same: options.same ?? false };
}

/** A shaded rectangle. */
export function region(name: string, [left, right]: readonly number[], [low, high]: readonly number[]): Trace {
  const style = { mode: 'lines', fill: 'toself', opacity: 0.35, line: { width: 0.5 } };
  return { name, x: [left, right, right, left, left], y: [low, low, high, high, low], style, same: false };
}

/** Marks at points, with bars of ± `error` where it is given. */
export function points(
  name: string,
  x: readonly number[],
  y: readonly number[],
  { error, same = false }: { readonly error?: number; readonly same?: boolean } = {},
): Trace {
  const spread = error === undefined ? {} : { error_y: { type: 'constant', value: error, thickness: 1, width: 3 } };
  return { name, x, y, style: { mode: 'markers', marker: { size: 8 }, ...spread }, same };
}

/** A bar at each x, which may be a number or a name. */
export function bars(name: string, x: Trace['x'], y: readonly number[], { same = false }: TraceOptions = {}): Trace {
  return { name, x, y, style: { type: 'bar', marker: {} }, same };
}

/**
 * A figure of traces over two axes; its caption says what there is to see.
 *
 * @throws RangeError naming a trace that cannot be drawn as it is
 */
export function figure(caption: string, axes: Axes, ...traces: readonly Trace[]): Plot {
  let color = -1;
  const data = traces.map(({ name, x, y, style, same }) => {
    if (!same) color++;
    const { line, marker } = style as { line?: object; marker?: object };
    const ink = COLORS[color % COLORS.length];
    return {
      ...{ type: 'scatter', name, x, y, ...style, hovertemplate: '%{x:.4g}: %{y:.4g}' },
      ...(line ? { line: { ...line, color: ink } } : {}),
      ...(marker ? { marker: { ...marker, color: ink } } : {}),
    };
  });
  // Room for the marks at the ends must not reach below 0, where nothing is; a bar is as wide to both sides.
  const positive = traces.every(({ x, style }) => !('type' in style) && x.every((each) => Number(each) >= 0));
  const layout = {
    xaxis: {
      title: { text: axes.x },
      rangemode: positive ? 'nonnegative' : 'normal',
      ...(axes.logX ? decades(traces.flatMap(({ x }) => [...x])) : {}),
    },
    yaxis: { title: { text: axes.y }, ...(axes.logY ? decades(traces.flatMap(({ y }) => y)) : {}) },
    showlegend: traces.length > 1,
    ...axes.layout,
  };
  return figureOf({ caption, data, layout });
}

/** Where an axis spans three decades, their steps of 2 and 5 have no room, and where nine, not each of them; Plotly writes powers a quarter larger. */
function decades(values: readonly (number | string)[]): object {
  const [low, high] = endsOf(values.map(Number));
  const span = Math.log10(high / low);
  if (span < 3) return LOGARITHMIC;
  return { type: 'log', dtick: Math.ceil(span / 9), exponentformat: 'power', tickfont: { size: 10 } };
}

/** `count` numbers evenly from `low` to `high`. */
export function evenly(low: number, high: number, count: number): number[] {
  return Array.from({ length: count }, (_, k) => low + ((high - low) * k) / (count - 1));
}

/** `count` numbers from `low` to `high`, each the same multiple of the one before. */
export function geometrically(low: number, high: number, count: number): number[] {
  const between = evenly(Math.log(low), Math.log(high), count).slice(1, -1);
  return [low, ...between.map(Math.exp), high];
}

/**
 * A figure made elsewhere, to show here.
 *
 * @throws RangeError naming a trace that cannot be drawn as it is
 */
export function figureOf(made: Figure): Plot {
  const plot: Plot = { kind: 'plot', ...made };
  refuseUndrawable(plot);
  return plot;
}
