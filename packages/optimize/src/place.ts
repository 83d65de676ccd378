import type { Box } from './box.ts';
import type { Objective } from './objective.ts';

/** A place, in the units of {@link unitsOf}. */
export interface Place {
  readonly x: Float64Array;
  /** The value there; NaN where it or a slope is not finite, which is worse than everything. */
  readonly value: number;
  readonly gradient: Float64Array;
}

/** A box in these units. */
export interface Sides {
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

/** Sides that are longer count as infinite: their lengths would leave no room for small numbers. */
const LONGEST = 1e100;

/**
 * A unit for each number: the power of two that is not above the length of its side, and 1 where that is infinite or 0.
 *
 * In them a second and a radian are alike, and to change into them rounds nothing.
 */
export function unitsOf({ lower, upper }: Box, count: number): Float64Array {
  return Float64Array.from({ length: count }, (_, k) => {
    const length = upper[k]! - lower[k]!;
    return length > 0 && length <= LONGEST ? powerBelow(length) : 1;
  });
}

function powerBelow(length: number): number {
  let unit = 1;
  while (unit * 2 <= length) unit *= 2;
  while (unit > length) unit /= 2;
  return unit;
}

/** The box in these units. */
export function sidesIn(units: Float64Array, { lower, upper }: Box): Sides {
  return { lower: units.map((unit, k) => lower[k]! / unit), upper: units.map((unit, k) => upper[k]! / unit) };
}

/**
 * The objective in these units.
 *
 * @throws RangeError, when called, where the gradient has another length than x
 */
export function placesIn(units: Float64Array, objective: Objective): (x: Float64Array) => Place {
  return (x) => {
    const { value, gradient: found } = objective(x.map((each, k) => each * units[k]!));
    if (found.length !== x.length)
      throw new RangeError(`the gradient has ${found.length} slopes, and x has ${x.length} numbers`);
    const gradient = units.map((unit, k) => found[k]! * unit);
    const isFinite = Number.isFinite(value) && gradient.every((each) => Number.isFinite(each));
    return { x, value: isFinite ? value : NaN, gradient };
  };
}

/** The largest slope of a number that does not stand at the side to which its value falls. */
export function steepness(place: Place, sides: Sides): number {
  return steepest(place, sides, () => 1);
}

/**
 * What the value would fall by if one number, the best, went all the way its slope promises: about the length of its side, or as
 * far again as it is from 0 (1 at least) where that is infinite.
 */
export function promise(place: Place, sides: Sides): number {
  const { lower, upper } = sides;
  return steepest(place, sides, (x, k) => (upper[k]! - lower[k]! < Infinity ? 1 : Math.max(1, Math.abs(x))));
}

function steepest({ x, gradient }: Place, { lower, upper }: Sides, reach: (x: number, k: number) => number): number {
  let most = 0;
  for (let k = 0; k < x.length; k++) {
    const isHeld = gradient[k]! > 0 ? x[k]! <= lower[k]! : x[k]! >= upper[k]!;
    if (!isHeld) most = Math.max(most, Math.abs(gradient[k]!) * reach(x[k]!, k));
  }
  return most;
}

/** A number brought between its sides. */
export const kept = (x: number, k: number, { lower, upper }: Sides): number =>
  Math.min(upper[k]!, Math.max(lower[k]!, x));
