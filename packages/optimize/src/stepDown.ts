import { cauchyPoint } from './cauchyPoint.ts';
import { dot } from './dot.ts';
import { type Curvature } from './curvature.ts';
import { lineSearch } from './lineSearch.ts';
import { kept, type Place, type Sides } from './place.ts';
import { subspaceMinimum } from './subspaceMinimum.ts';

/**
 * A step toward where a model of second derivatives is least in the box, and as far as the value goes down (L-BFGS-B; Byrd, Lu,
 * Nocedal & Zhu 1995, doi:10.1137/0916069).
 *
 * @returns undefined where that is no way down
 */
export function stepDown(
  evaluate: (x: Float64Array) => Place,
  place: Place,
  sides: Sides,
  model: Curvature,
): Place | undefined {
  const { x, value, gradient } = place;
  const aim = subspaceMinimum(place, sides, model, cauchyPoint(place, sides, model));
  const way = aim.map((each, k) => each - x[k]!);
  const slope = dot(way, gradient);
  if (!(slope < 0)) return undefined;
  const ends = way.map((each, k) => meeting(x[k]!, each, k, sides));
  const move = (t: number) => (each: number, k: number) => moved(each, way[k]!, t >= ends[k]!, t, k, sides);
  const at = (t: number) => {
    const there = evaluate(x.map(move(t)));
    return { ...there, t, slope: dot(there.gradient, way) };
  };
  return lineSearch(at, { t: 0, value, slope }, { least: leastOf(x, way), most: Math.max(1, lowest(ends)) });
}

/** At which t the number x + t way meets a side. */
function meeting(x: number, way: number, k: number, { lower, upper }: Sides): number {
  if (way === 0) return Infinity;
  return ((way > 0 ? upper[k]! : lower[k]!) - x) / way;
}

/** A number that arrives at its side stands there exactly. */
function moved(x: number, way: number, arrives: boolean, t: number, k: number, sides: Sides): number {
  if (arrives) return way > 0 ? sides.upper[k]! : sides.lower[k]!;
  return kept(x + t * way, k, sides);
}

const lowest = (all: Float64Array): number => all.reduce((least, each) => Math.min(least, each), Infinity);

/** The t below which no number changes. */
function leastOf(x: Float64Array, way: Float64Array): number {
  const most = way.reduce((found, each, k) => (each === 0 ? found : Math.max(found, Math.abs(each / x[k]!))), 0);
  return Number.EPSILON / 2 / most;
}
