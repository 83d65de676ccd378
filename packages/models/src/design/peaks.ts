import { last, quasiNewton } from '@fishergrad/optimize';
import { axisOf, gridOf, summits } from './grid.ts';
import type { Judged } from './mixture.ts';
import { worthSlope } from './mixture.ts';
import { type Prepared, worthTo } from './mixtureProblem.ts';
import { type Line, topsAlong } from './topsAlong.ts';

/** A place of the region, and what one more acquisition there is worth. */
export interface Peak {
  readonly at: Float64Array;
  readonly worth: number;
}

/** The highest places of a region, the highest first. */
export interface Peaks {
  readonly found: readonly Peak[];
  /** Whether what acquisitions are worth was followed through the whole region; of several settings, along each of them. */
  readonly resolved: boolean;
}

/** Steps of the grid along each side, evenly and towards the ends: of two settings, of three. */
const STEPS: readonly (readonly [number, number])[] = [
  [60, 40],
  [16, 10],
];
/** Steps of a line, of one setting and of several. */
const LINE: readonly (readonly [number, number])[] = [
  [2000, 700],
  [200, 60],
];
/** So many summits are climbed, */
const MOST = 24;
/** and of several settings lines are laid through so many places. */
const CROSSED = 8;
/** Places at once: what they tell all tissues is kept in memory. */
const AT_ONCE = 20_000;

/**
 * Where one more acquisition would be worth most: of one setting, the tops along it; of several, the summits of a grid and the
 * tops along lines through the highest of them; these, and given places, climbed.
 *
 * @param shares how much each tissue counts
 * @param also places to climb from besides
 */
export function peaks(
  problem: Prepared,
  all: readonly Judged[],
  shares: ArrayLike<number>,
  also: readonly Float64Array[],
): Peaks {
  const { lower } = problem.region;
  const several = lower.length > 1;
  const starts = several ? [...gridded(problem, all, shares), ...also] : [Float64Array.from(lower)];
  let resolved = true;
  const tops = starts.slice(0, several ? CROSSED : 1).flatMap((through) =>
    Array.from(lower, (_, axis) => axis).flatMap((axis) => {
      const places = axisOf(lower[axis]!, problem.region.upper[axis]!, ...LINE[several ? 1 : 0]!);
      const found = topsAlong(lineOf(problem, all, shares, through, axis), places);
      resolved &&= found.resolved;
      const few = several ? 2 : MOST;
      return found.at.slice(0, few).map((x) => through.map((own, k) => (k === axis ? x : own)));
    }),
  );
  const found = [...tops, ...(several ? starts : also)].map((start) => climbed(problem, all, shares, start));
  return { found: found.toSorted((x, y) => y.worth - x.worth), resolved };
}

function gridded(problem: Prepared, all: readonly Judged[], shares: ArrayLike<number>): Float64Array[] {
  const { region, telling } = problem;
  const grid = gridOf(region, ...(STEPS[region.settings.length - 2] ?? STEPS.at(-1)!));
  const told = telling(grid.columns);
  const values = Float64Array.from(grid.columns[0]!, (_, place) => worthTo(told, all, shares, place));
  return summits(grid, values)
    .toSorted((i, k) => values[k]! - values[i]!)
    .slice(0, MOST)
    .map((place) => Float64Array.from(grid.columns, (column) => column[place]!));
}

/** The worth along one setting, the others as at a place. */
function lineOf(
  problem: Prepared,
  all: readonly Judged[],
  shares: ArrayLike<number>,
  through: Float64Array,
  axis: number,
): Line {
  return (x) => {
    const [values, slopes] = [new Float64Array(x.length), new Float64Array(x.length)];
    for (let begin = 0; begin < x.length; begin += AT_ONCE) {
      const some = x.subarray(begin, begin + AT_ONCE);
      const told = problem.telling(Array.from(through, (own, k) => (k === axis ? some : some.map(() => own))));
      for (let place = 0; place < some.length; place++) {
        values[begin + place] = worthTo(told, all, shares, place);
        slopes[begin + place] = slopeTo(told, all, shares, place, axis);
      }
    }
    return { values, slopes };
  };
}

function slopeTo(
  told: ReturnType<Prepared['telling']>,
  all: readonly Judged[],
  shares: ArrayLike<number>,
  place: number,
  setting: number,
): number {
  let sum = 0;
  for (let j = 0; j < all.length; j++)
    if (shares[j] !== 0) sum += shares[j]! * worthSlope(told[j]!, all[j]!.worth, place, setting);
  return sum;
}

function climbed(problem: Prepared, all: readonly Judged[], shares: ArrayLike<number>, start: Float64Array): Peak {
  const { region, telling } = problem;
  const { x, value } = last(
    quasiNewton(
      (at) => {
        const told = telling(Array.from(at, (_, k) => at.subarray(k, k + 1)));
        const gradient = at.map((_, k) => -slopeTo(told, all, shares, 0, k));
        return { value: -worthTo(told, all, shares, 0), gradient };
      },
      region,
      start,
      { steps: 60 },
    ),
  );
  return { at: x, worth: -value };
}
