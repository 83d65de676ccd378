import { condensed } from './condensed.ts';
import { LEAST, type Support } from './mixtureCost.ts';
import type { Prepared } from './mixtureProblem.ts';
import { refined } from './refined.ts';

/** A cost may rise by this part for fewer places. */
const RISE = 1e-9;
/** So many places are tried to be left out. */
const TRIES = 60;
/** Places nearer than this part of the region move together to their middle. */
const NEAR = 0.05;

/**
 * The same design with fewer places, where it costs no more: of many equally good ones, one that can be told in a line.
 *
 * The lightest place gives its weight to the nearest one, and all are improved again. It keeps the least part of the whole, so
 * that a design which is singular without it remains a limit of regular ones.
 */
export function thinned(ready: Prepared, support: Support, logCost: number): Support {
  let best = condensed(ready, support);
  const kept = new Set<string>();
  for (let tries = 0; tries < TRIES; tries++) {
    const lightest = [...best.weights.keys()]
      .filter((k) => best.weights[k]! > 10 * LEAST && !kept.has(nameOf(best, k)))
      .toSorted((i, k) => best.weights[i]! - best.weights[k]!);
    if (lightest.length === 0) break;
    const place = lightest[0]!;
    const heir = nearest(ready, best, place);
    if (heir === undefined) break;
    const found = refined(ready, given(ready, best, place, heir));
    if (found.logCost <= logCost + RISE) best = found.support;
    else kept.add(nameOf(best, place));
  }
  return best;
}

function nameOf({ columns }: Support, place: number): string {
  return columns.map((column) => column[place]!.toPrecision(6)).join(' ');
}

function distance({ region }: Prepared, { columns }: Support, i: number, k: number): number {
  return Math.hypot(
    ...columns.map((column, n) => (column[i]! - column[k]!) / (region.upper[n]! - region.lower[n]! || 1)),
  );
}

function nearest(ready: Prepared, support: Support, place: number): number | undefined {
  return [...support.weights.keys()]
    .filter((k) => k !== place && support.weights[k]! > 10 * LEAST)
    .toSorted((i, k) => distance(ready, support, i, place) - distance(ready, support, k, place))[0];
}

/** One place's weight given to another. */
function given(ready: Prepared, support: Support, place: number, heir: number): Support {
  const { columns, weights } = support;
  const sum = weights[place]! + weights[heir]!;
  const near = distance(ready, support, place, heir) < NEAR;
  const middle = (column: Float64Array): number =>
    near ? (column[place]! * weights[place]! + column[heir]! * weights[heir]!) / sum : column[heir]!;
  return {
    columns: columns.map((column) => column.map((x, k) => (k === heir ? middle(column) : x))),
    weights: weights.map((w, k) => (k === heir ? sum : k === place ? LEAST : w)),
  };
}
