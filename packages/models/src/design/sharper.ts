import { numbers } from '@fishergrad/engine';
import { last, minimax } from '@fishergrad/optimize';
import { opened } from '../information/opened.ts';
import { targetsOf } from './aim.ts';
import type { Judged } from './mixture.ts';
import type { Prepared } from './mixtureProblem.ts';
import { type Peak, peaks } from './peaks.ts';
import type { Told } from './region.ts';

/** The proof of one quantity at one tissue, by another way of weighing what acquisitions are worth. */
export interface Sharper {
  readonly all: readonly Judged[];
  readonly found: readonly Peak[];
  /** Whether the whole region was followed. */
  readonly resolved: boolean;
}

const MOST_ROUNDS = 8;
const SCALES = [0.03, 0.01, 3e-3, 1e-3, 3e-4, 1e-4, 3e-5, 1e-5];
/** How far the numbers sought may lie from where they begin, in units of what they matter. */
const FAR = 1e4;

/**
 * A sharper proof that the variance of one quantity, of slopes g, cannot be lower.
 *
 * For every a with gᵀa = 1 the variance of any mixture is at least 1/(n · max |F a|²), the maximum being taken over all acquisitions of
 * the region with rows F (by the Cauchy–Schwarz inequality; Elfving 1952). A regular best mixture gives its own a = M⁻¹g/(gᵀM⁻¹g); a singular one leaves a part of
 * it open, and designs next to it choose that badly. Here the best a is sought: it makes the largest of |F a|² small.
 */
export function sharper(
  ready: Prepared,
  [own]: readonly Judged[],
  found: readonly Peak[],
  support: readonly Float64Array[],
): Sharper {
  const u = rootOf(own!.worth);
  const g = slopesOf(ready);
  const sd = Math.abs(g.reduce((sum, slope, i) => sum + slope * u[i]!, 0));
  let a = u.map((each) => each / sd);
  let points = [...found.map(({ at }) => at), ...support.flatMap((at) => around(ready, at))];
  let best: Sharper = { all: [own!], found, resolved: false };
  for (let round = 0; round < MOST_ROUNDS; round++) {
    a = lowest(ready, points, a, g);
    const all = [{ logCost: own!.logCost, worth: a.map((x) => Float64Array.from(a, (y) => sd * sd * x * y)) }];
    const { found: next, resolved } = peaks(ready, all, [1], support);
    const gain = best.found[0]!.worth - next[0]!.worth;
    if (gain > 0) best = { all, found: next, resolved };
    if (ready.total * next[0]!.worth < 1 + 1e-10 || (round > 0 && !(Math.abs(gain) > 0))) break;
    points = [...points, ...fresh(next, points)];
  }
  return best;
}

/** A place, and others near it at every scale: between them the largest of |F a|² cannot hide. */
function around({ region }: Prepared, at: Float64Array): Float64Array[] {
  const steps = [-1, 1].flatMap((side) => SCALES.map((scale) => side * scale));
  return [
    at,
    ...Array.from(at).flatMap((x, k) =>
      steps.map((step) => {
        const moved = x + step * (region.upper[k]! - region.lower[k]!);
        return at.map((each, i) => (i === k ? Math.min(region.upper[k]!, Math.max(region.lower[k]!, moved)) : each));
      }),
    ),
  ];
}

/** Peaks at places that are not among these yet, each once. */
function fresh(found: readonly Peak[], points: readonly Float64Array[]): Float64Array[] {
  const met = new Set(points.map((at) => at.join(' ')));
  return found.slice(0, 8).flatMap(({ at }) => (met.has(at.join(' ')) ? [] : [met.add(at.join(' ')) && at]));
}

/** u with S = uuᵀ. */
function rootOf(S: readonly Float64Array[]): number[] {
  const k = S.reduce((most, row, i) => (row[i]! > S[most]![most]! ? i : most), 0);
  return Array.from(S[k]!, (each) => each / Math.sqrt(S[k]![k]!));
}

function slopesOf({ setups, of }: Prepared): number[] {
  return [...targetsOf(numbers, opened({ ...setups[0]!, protocol: [] }), of)[0]!.slopes];
}

/** a with gᵀa = 1 whose largest |F a|² at these points is least. */
function lowest(
  ready: Prepared,
  points: readonly Float64Array[],
  a: readonly number[],
  g: readonly number[],
): number[] {
  const columns = ready.region.settings.map((_, k) => Float64Array.from(points, (at) => at[k]!));
  const told = ready.telling(columns)[0]!;
  const size = Math.max(...points.map((_, place) => squareAt(told, place, a)));
  const N = changes(told, points.length, g, Math.sqrt(size));
  const moved = (z: ArrayLike<number>): number[] =>
    a.map((each, i) => N.reduce((sum, change, n) => sum + change[i]! * z[n]!, each));
  if (N.length === 0) return [...a];
  const box = { lower: N.map(() => -FAR), upper: N.map(() => FAR) };
  const { x } = last(
    minimax(
      (z) => {
        const here = moved(z);
        return {
          values: points.map((_, place) => squareAt(told, place, here) / size),
          gradients: points.map((_, place) => N.map((change) => (2 * alongAt(told, place, here, change)) / size)),
        };
      },
      box,
      N.map(() => 0),
      { steps: 200 },
    ),
  );
  return moved(x);
}

/** Changes that keep gᵀa, each in units of what it does to the rows. */
function changes(told: Told, count: number, g: readonly number[], size: number): number[][] {
  const scales = g.map((_, i) => size / Math.max(Number.MIN_VALUE, ...columnOf(told, count, i).map(Math.abs)));
  const pivot = g.reduce(
    (most, slope, i) => (Math.abs(slope * scales[i]!) > Math.abs(g[most]! * scales[most]!) ? i : most),
    0,
  );
  return g.flatMap((slope, i) => {
    if (i === pivot) return [];
    return [g.map((_, k) => (k === i ? scales[i]! : k === pivot ? (-slope * scales[i]!) / g[pivot]! : 0))];
  });
}

function columnOf({ rows, channels, width }: Told, count: number, i: number): number[] {
  return Array.from({ length: channels * count }, (_, k) => rows[Math.floor(k / count) * width + i]![k % count]!);
}

/** |F a|² of an acquisition. */
function squareAt(told: Told, place: number, a: readonly number[]): number {
  return alongAt(told, place, a, a);
}

/** (F a)ᵀ(F b) of an acquisition. */
function alongAt({ rows, channels, width }: Told, place: number, a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let c = 0; c < channels; c++) {
    let [x, y] = [0, 0];
    for (let i = 0; i < width; i++) {
      const f = rows[c * width + i]![place]!;
      x += f * a[i]!;
      y += f * b[i]!;
    }
    sum += x * y;
  }
  return sum;
}
