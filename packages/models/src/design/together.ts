import type { Support } from './mixtureCost.ts';
import { judged, overall, type Prepared } from './mixtureProblem.ts';
import { refined } from './refined.ts';

/** Places nearer than this part of the region are one, where that costs nothing: else nearer ones, or none. */
const SAME = [1e-5, 1e-8, 1e-11];

/**
 * Places that have become one are one. What is near depends on the model: of a decay in 1 ms, 0 and 1 ms are far apart in an hour.
 *
 * @param rise the part by which the cost may rise
 * @param light places with no more weight than this are left alone
 */
export function together(ready: Prepared, support: Support, rise: number, light = 0): Support {
  const costOf = ({ columns, weights }: Support): number =>
    overall(ready, judged(ready, ready.telling(columns), weights)).logCost;
  const most = costOf(support) + rise;
  for (const same of SAME) {
    const fewer = merged(ready, support, same, light);
    if (costOf(fewer) <= most) return fewer;
    if (fewer.weights.length === support.weights.length) break;
    const again = refined(ready, fewer); // next to its best places a singular design costs much more
    if (again.logCost <= most) return again.support;
  }
  return support;
}

function merged({ region }: Prepared, { columns, weights }: Support, same: number, light: number): Support {
  const heaps: { readonly places: number[]; weight: number }[] = [];
  for (const place of [...weights.keys()].toSorted((i, k) => weights[k]! - weights[i]!)) {
    const twin = heaps.find(
      ({ places: [first] }) =>
        weights[place]! > light &&
        columns.every(
          (column, k) => Math.abs(column[place]! - column[first!]!) <= same * (region.upper[k]! - region.lower[k]!),
        ),
    );
    if (twin === undefined) heaps.push({ places: [place], weight: weights[place]! });
    else {
      twin.places.push(place);
      twin.weight += weights[place]!;
    }
  }
  return {
    columns: columns.map((column, n) =>
      Float64Array.from(heaps, ({ places, weight }) => {
        if (places.length === 1) return column[places[0]!]!;
        const mean = places.reduce((sum, k) => sum + (weights[k]! / weight) * column[k]!, 0);
        return Math.min(region.upper[n]!, Math.max(region.lower[n]!, mean)); // a mean may round to beyond its terms
      }),
    ),
    weights: Float64Array.from(heaps, ({ weight }) => weight),
  };
}
