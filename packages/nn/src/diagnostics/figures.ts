import type { Samples } from '../data/samples.ts';
import type { MLP } from '../mlp.ts';
import { predictAll } from '../training/evaluate.ts';
import type { Epoch } from '../training/train.ts';

/** A figure as Plotly takes it; background and the color of axes are left to the page. */
export interface Figure {
  /** What there is to see, in a sentence. */
  readonly caption: string;
  /** Plotly's traces. */
  readonly data: readonly object[];
  /** Plotly's layout. */
  readonly layout: object;
}

/** Blue and vermilion, which color-blind readers tell apart (Okabe & Ito 2008), and a gray. */
const [BLUE, RED, GRAY] = ['#0072B2', '#D55E00', '#8C8C8C'];
/** How the parts of a split are marked, in the order in which they are given. */
const SYMBOLS = ['circle', 'circle-open', 'x-thin-open'];

/** Where to look. */
export interface BoundaryOptions {
  /** What there is to see; a plain sentence when absent. */
  readonly caption?: string;
  /** How many points of the plane along each axis; 61 when absent. */
  readonly resolution?: number;
}

/**
 * Where in the plane a network of two inputs and one output says yes: its output o as tanh(o/u) over the plane, the line where it
 * is 0, and samples in the color of their label, one mark for each part. u is 1, or the largest step of o across that line
 * between points of the plane, so that it is drawn where it is also where a network is steep.
 *
 * @param parts samples by their names, as `{ training, validation }`
 * @throws RangeError for a network of another shape, or without samples
 */
export function decisionBoundary(
  mlp: MLP,
  parts: Readonly<Record<string, Samples>>,
  { caption = 'Where the network changes its mind.', resolution = 61 }: BoundaryOptions = {},
): Figure {
  const { inputs, layers } = mlp.network;
  if (inputs !== 2 || layers.at(-1)!.width !== 1)
    throw new RangeError('a boundary is drawn for networks of two inputs and one output');
  const all = Object.values(parts);
  const [x, y] = [0, 1].map((k) =>
    axisOver(
      all.flatMap((part) => [...part.inputs[k]!]),
      resolution,
    ),
  );
  const grid = [Float64Array.from(y!.flatMap(() => x!)), Float64Array.from(y!.flatMap((each) => x!.map(() => each)))];
  const [outputs] = predictAll(mlp, grid);
  const rows = y!.map((_, row) => [...outputs!.subarray(row * x!.length, (row + 1) * x!.length)]);
  const unit = jumpOf(rows);
  const z = rows.map((row) => row.map((each) => rounded(Math.tanh(each / unit))));
  const axis = (text: string): object => ({ title: { text }, zeroline: false });
  return {
    caption,
    data: [shading(x!, y!, z), ...Object.entries(parts).flatMap(marks)],
    layout: { xaxis: axis('input 1'), yaxis: axis('input 2'), showlegend: true },
  };
}

/** The loss of every epoch, on what is learned from and on what watches; on a logarithmic axis, unless one is 0. */
export function lossCurves(run: Iterable<Epoch>, caption = 'Mean loss, epoch by epoch.'): Figure {
  const epochs = [...run];
  const all = epochs.flatMap(({ train, validation }) => [train.loss, validation?.loss ?? train.loss]);
  const [least, most] = all.reduce(([low, high], each) => [Math.min(low, each), Math.max(high, each)], [Infinity, 0]);
  const steps = most > 10 * least ? { dtick: 'D2', minorloglabels: 'complete' } : {}; // less than a decade has room for more
  return curves(epochs, 'loss', caption, {
    title: { text: 'mean loss' },
    ...(least > 0 ? { type: 'log', ...steps } : {}),
  });
}

/** The share of samples that are right, epoch by epoch. */
export function accuracyCurves(
  run: Iterable<Epoch>,
  caption = 'Share of samples that are right, epoch by epoch.',
): Figure {
  return curves([...run], 'accuracy', caption, { title: { text: 'accuracy' }, rangemode: 'normal' });
}

function curves(epochs: readonly Epoch[], of: 'loss' | 'accuracy', caption: string, yaxis: object): Figure {
  if (epochs.length === 0) throw new RangeError('there are no epochs to draw');
  const x = epochs.map(({ epoch }) => epoch);
  const curve = (name: string, part: 'train' | 'validation', color: string): object[] => {
    const scores = epochs.map((epoch) => epoch[part]);
    if (scores.includes(undefined)) return [];
    return [
      { type: 'scatter', mode: 'lines', name, x, y: scores.map((score) => score![of]), line: { color, width: 2 } },
    ];
  };
  return {
    caption,
    data: [...curve('training', 'train', BLUE), ...curve('validation', 'validation', RED)],
    layout: { xaxis: { title: { text: 'epoch' }, rangemode: 'nonnegative' }, yaxis, showlegend: true },
  };
}

function axisOver(values: readonly number[], count: number): number[] {
  if (values.length === 0) throw new RangeError('there are no samples to draw the boundary between');
  const [low, high] = values.reduce(([a, b], each) => [Math.min(a, each), Math.max(b, each)], [Infinity, -Infinity]);
  const margin = 0.15 * (high - low) || 1;
  return Array.from({ length: count }, (_, k) => low - margin + ((high - low + 2 * margin) * k) / (count - 1));
}

/**
 * The largest step between neighbors over which the answer changes, or 1 where all are smaller: in larger units the line
 * between two points of the plane lies where it belongs, not halfway.
 */
function jumpOf(rows: readonly (readonly number[])[]): number {
  let jump = 1;
  rows.forEach((row, k) =>
    row.forEach((each, i) => {
      for (const next of [row[i + 1] ?? each, rows[k + 1]?.[i] ?? each])
        if (each * next < 0) jump = Math.max(jump, Math.abs(each - next));
    }),
  );
  return jump;
}

/** As fine as anybody sees: a page holds thousands of these. */
const rounded = (z: number): number => Math.round(1e4 * z) / 1e4;

/** Colors say how sure it is, and the one line drawn is where it changes its mind. */
function shading(x: readonly number[], y: readonly number[], z: readonly number[][]): object {
  const colorscale = [
    [0, 'rgba(213,94,0,0.4)'],
    [0.5, 'rgba(128,128,128,0)'],
    [1, 'rgba(0,114,178,0.4)'],
  ];
  return {
    ...{ type: 'contour', name: 'what the network says', x, y, z, zmin: -1, zmax: 1, colorscale },
    contours: { coloring: 'heatmap', start: 0, end: 0, size: 1 },
    line: { color: GRAY, width: 3 },
    ...{ showscale: false, showlegend: false, hoverinfo: 'skip' },
  };
}

function marks([name, { inputs, targets }]: readonly [string, Samples], k: number): object[] {
  return [1, -1].map((label) => {
    const places = [...targets[0]!.keys()].filter((i) => targets[0]![i] === label);
    const at = (column: Float64Array): number[] => places.map((i) => column[i]!);
    const marker = { color: label === 1 ? BLUE : RED, symbol: SYMBOLS[k % SYMBOLS.length], size: 7 };
    const sign = label === 1 ? '+1' : '−1';
    return { type: 'scatter', mode: 'markers', name: `${name}, ${sign}`, x: at(inputs[0]!), y: at(inputs[1]!), marker };
  });
}
