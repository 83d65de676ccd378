import { type Box, clamp } from './box.ts';
import { dot } from './dot.ts';
import { type Planes, rowOf } from './planes.ts';

/** Several functions at a place. */
export interface Evaluations {
  /** Their values. */
  readonly values: ArrayLike<number>;
  /** Their slopes: `gradients[j][k]` = ∂values[j]/∂x[k]. They may be buffers that the next call overwrites. */
  readonly gradients: readonly ArrayLike<number>[];
}

/** Functions whose largest is to be small: their values and slopes at x. */
export type Objectives = (x: Float64Array) => Evaluations;

/**
 * Functions at x, as planes in steps that are measured in units of the box: `heights` are values − the largest, `slopes` are
 * of the values.
 */
export interface Place extends Planes {
  /** Where it is. */
  readonly x: Float64Array;
  /** The largest value; NaN where any value or slope is not finite. */
  readonly value: number;
}

/** Functions in a box, each number in units of the width of its box: 1 where that is infinite, 0 where it is fixed. */
export interface Ground {
  /** The units. */
  readonly units: Float64Array;
  /** The functions at x. */
  readonly at: (x: Float64Array) => Place;
  /** The functions after a step from a place: exactly on the box where the step reaches it, never outside. */
  readonly after: (from: Place, step: Float64Array) => Place;
}

/** Lays functions out in units of their box. */
export function groundOf(objectives: Objectives, box: Box): Ground {
  const { lower, upper } = box;
  const units = Float64Array.from(lower, (low, k) => (upper[k]! - low < Infinity ? upper[k]! - low : 1));
  const room = (side: ArrayLike<number>, x: Float64Array): Float64Array =>
    units.map((unit, k) => (unit > 0 ? (side[k]! - x[k]!) / unit : 0));
  let count: number | undefined;
  const at = (x: Float64Array): Place => {
    const found = objectives(x.slice());
    refuseEvaluations(found, units.length, (count ??= found.values.length));
    const slopes = scaled(found.gradients, units);
    const value = largest(found.values, slopes);
    const heights = Float64Array.from(found.values, (each) => each - value);
    return { x, value, heights, slopes, lower: room(lower, x), upper: room(upper, x) };
  };
  const after = (from: Place, step: Float64Array): Place => {
    const x = from.x.map((each, k) => {
      if (step[k]! <= from.lower[k]!) return lower[k]!;
      return step[k]! >= from.upper[k]! ? upper[k]! : each + units[k]! * step[k]!;
    });
    clamp(x, box);
    return at(x);
  };
  return { units, at, after };
}

function scaled(gradients: readonly ArrayLike<number>[], units: Float64Array): Float64Array {
  const slopes = new Float64Array(gradients.length * units.length);
  let i = 0; // loops: there may be ten thousand slopes
  for (const gradient of gradients) for (let k = 0; k < units.length; k++) slopes[i++] = units[k]! * gradient[k]!;
  return slopes;
}

function largest(values: ArrayLike<number>, slopes: Float64Array): number {
  let most = -Infinity;
  for (let j = 0; j < values.length; j++) {
    if (!Number.isFinite(values[j])) return NaN;
    most = Math.max(most, values[j]!);
  }
  return slopes.every(Number.isFinite) ? most : NaN;
}

function refuseEvaluations({ values, gradients }: Evaluations, n: number, count: number): void {
  if (count === 0) throw new RangeError('there is no function, so none is the largest');
  if (values.length !== count)
    throw new RangeError(`there were ${count} functions at the start, and now there are ${values.length}`);
  if (gradients.length !== count)
    throw new RangeError(`there are ${count} functions, and gradients of ${gradients.length}`);
  const short = gradients.findIndex(({ length }) => length !== n);
  if (short >= 0)
    throw new RangeError(
      `the gradient of function ${short + 1} has ${gradients[short]!.length} slopes, and x has ${n} numbers`,
    );
}

/** The planes of one place, in height beside each other as the functions are after a step. */
export function corrected(from: Place, step: Float64Array, to: Place): Planes {
  const heights = to.heights.map((each, j) => each - dot(step, rowOf(from.slopes, j, step.length)));
  return { ...from, heights };
}
