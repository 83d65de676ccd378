import { crossings, type Point, thinned } from './crossings.ts';
import type { Plot } from './output.ts';
import { endsOf, levelsOf, onAxis, type Parts, partsOf, shareOf, type Trace } from './traces.ts';

/** What a trace looks like in a unit square: 0 to 1 to the right, and up. */
export interface Shape {
  readonly trace: Trace;
  readonly lines: readonly (readonly Point[])[];
  readonly marks: readonly Point[];
  /** Each by two opposite corners, the first on its foot. */
  readonly bars: readonly (readonly [Point, Point])[];
}

/** All traces of a figure in one unit square, and what its sides stand for. */
export interface Shapes {
  readonly shapes: readonly Shape[];
  readonly xs: readonly [low: number, high: number];
  readonly ys: readonly [low: number, high: number];
}

/** More cells than this in a row no small picture shows. */
const FINEST = 64;

/** A figure as lines, marks and bars, for those who draw it small. */
export function shapesOf(plot: Plot): Shapes {
  const parts = partsOf(plot);
  const { xaxis, yaxis } = parts;
  const drawn = laidOut({
    ...parts,
    traces: parts.traces.map((each) => ({ ...each, x: onAxis(each.x, xaxis), y: onAxis(each.y, yaxis) })),
  });
  // The ends of a trace are its points, also where a contour crosses nothing.
  const all = drawn.flatMap(({ trace: { type, x, y }, bars }) =>
    type === 'bar' ? bars.flat() : type === 'contour' ? corners(x, y) : x.map((each, k): Point => [each, y[k]]),
  );
  const [xs, ys] = [all.map(([x]) => x), all.map(([, y]) => y)];
  const [across, up] = [shareOf(xs), shareOf(ys)];
  const place = ([x, y]: Point): Point => [across(x), up(y)];
  const shapes = drawn.map(({ trace, lines, marks, bars }) => ({
    trace,
    lines: lines.map((line) => line.map(place)),
    marks: marks.map(place),
    bars: bars.map(([foot, top]) => [place(foot), place(top)] as const),
  }));
  return { shapes, xs: ends(xs, xaxis.type), ys: ends(ys, yaxis.type) };
}

function ends(values: readonly number[], type: string | undefined): readonly [number, number] {
  const [low, high] = endsOf(values);
  return type === 'log' ? [10 ** low, 10 ** high] : [low, high];
}

function corners(x: readonly number[], y: readonly number[]): Point[] {
  const [[left, right], [low, high]] = [endsOf(x), endsOf(y)];
  return [
    [left, low],
    [right, high],
  ];
}

function laidOut(parts: Parts): Shape[] {
  const barred = parts.traces.filter(({ type }) => type === 'bar');
  return parts.traces.map((trace) => {
    const { type, mode, x, y, z } = trace;
    const points = x.map((each, k): Point => [each, y[k]]);
    const nothing: Shape = { trace, lines: [], marks: [], bars: [] };
    if (type === 'bar') return { ...nothing, bars: barsOf(trace, barred, parts) };
    if (type === 'contour' && z) return { ...nothing, lines: contour(trace, z) };
    return mode === 'markers' ? { ...nothing, marks: points } : { ...nothing, lines: [points] };
  });
}

function contour({ x, y, contours }: Trace, z: readonly (readonly number[])[]): (readonly [Point, Point])[] {
  const grid = thinned({ x, y, z }, FINEST);
  return levelsOf(contours).flatMap((level) => crossings(grid, level));
}

/** Bars stand beside those of other traces, or before them where the figure lays them over each other. */
function barsOf(trace: Trace, barred: readonly Trace[], { yaxis, barmode }: Parts): (readonly [Point, Point])[] {
  const places = [...new Set(barred.flatMap(({ x }) => x))].toSorted((a, b) => a - b);
  const gaps = places.slice(1).map((each, k) => each - places[k]);
  const room = 0.8 * (gaps.length > 0 ? Math.min(...gaps) : 1);
  const [count, at] = barmode === 'group' ? [barred.length, barred.indexOf(trace)] : [1, 0];
  const foot = yaxis.type === 'log' ? endsOf(barred.flatMap(({ y }) => y))[0] : 0;
  return trace.x.map((each, k) => {
    const left = each + room * (at / count - 0.5);
    return [
      [left, foot],
      [left + room / count, trace.y[k]],
    ] as const;
  });
}
