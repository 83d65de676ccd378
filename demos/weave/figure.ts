import { COLORS, type Figure, LOGARITHMIC } from '@fishergrad/study/page';
import type { Plot } from './output.ts';

/** One trace of a figure; the figure gives it its color. */
export interface Trace {
  readonly name: string;
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly style: object;
  /** Of the same color as the trace before. */
  readonly same: boolean;
}

/** How a trace is drawn. */
export interface TraceOptions {
  readonly dash?: 'dot' | 'dash';
  readonly same?: boolean;
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
  return { name, x, y: values, style: { mode: 'lines', line }, same: options.same ?? false };
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
  const bars = error === undefined ? {} : { error_y: { type: 'constant', value: error, thickness: 1, width: 3 } };
  return { name, x, y, style: { mode: 'markers', marker: { size: 8 }, ...bars }, same };
}

/**
 * A figure of traces over two axes; its caption says what there is to see.
 *
 * @throws RangeError naming a trace that cannot be drawn as it is
 */
export function figure(caption: string, axes: Axes, ...traces: readonly Trace[]): Plot {
  if (traces.length === 0) throw new RangeError(`the figure "${caption}" has no curve`);
  for (const trace of traces) refuseUndrawable(trace, axes);
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
  // Room for the marks at the ends must not reach below 0, where nothing is.
  const begins = traces.every(({ x }) => x.every((each) => each >= 0)) ? 'nonnegative' : 'normal';
  const layout = {
    xaxis: { title: { text: axes.x }, rangemode: begins, ...(axes.logX ? LOGARITHMIC : {}) },
    yaxis: { title: { text: axes.y }, ...(axes.logY ? LOGARITHMIC : {}) },
    showlegend: traces.length > 1,
    ...axes.layout,
  };
  return { kind: 'plot', caption, data, layout };
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

/** A figure made elsewhere, to show here. */
export function figureOf(made: Figure): Plot {
  return { kind: 'plot', ...made };
}

function refuseUndrawable({ name, x, y }: Trace, { logX = false, logY = false }: Axes): void {
  if (x.length !== y.length || x.length === 0) throw new RangeError(`"${name}" has ${x.length} x and ${y.length} y`);
  const bad = (values: readonly number[], log: boolean): number =>
    values.findIndex((each) => !Number.isFinite(each) || (log && each <= 0));
  const [k, values, which, log] = bad(x, logX) >= 0 ? [bad(x, logX), x, 'x', logX] : [bad(y, logY), y, 'y', logY];
  if (k < 0) return;
  const axis = log ? 'a logarithmic axis' : 'an axis';
  throw new RangeError(`"${name}": ${which} of point ${k + 1} is ${values[k]}, which ${axis} cannot show`);
}
