import type { CauchyPoint } from './cauchyPoint.ts';
import { dot } from './dot.ts';
import { type Curvature } from './curvature.ts';
import { solverOf } from './linearSolve.ts';
import { kept, type Place, type Sides } from './place.ts';

/**
 * Where the model is least when the numbers at their sides stay there, brought back into the box number by number; where that
 * is no way down, the way there is cut at the first side instead (Morales & Nocedal 2011, doi:10.1145/2049662.2049669).
 */
export function subspaceMinimum(place: Place, sides: Sides, model: Curvature, from: CauchyPoint): Float64Array {
  const free = freeAt(from.x, sides);
  const step = freeStep(place, model, from, free);
  if (step === undefined) return from.x;
  const moved = (share: number): Float64Array => {
    const x = from.x.slice();
    free.forEach((k, i) => (x[k] = kept(x[k]! + share * step[i]!, k, sides)));
    return x;
  };
  const whole = moved(1);
  const isDown = dot(whole, place.gradient) < dot(place.x, place.gradient);
  return isDown ? whole : moved(room(from.x, free, step, sides));
}

function freeAt(x: Float64Array, { lower, upper }: Sides): readonly number[] {
  const free: number[] = [];
  for (let k = 0; k < x.length; k++) if (x[k]! > lower[k]! && x[k]! < upper[k]!) free.push(k);
  return free;
}

/**
 * −B⁻¹ r of the rows that are free, with r = g + B (x − place) at the point one starts from:
 *
 *   B⁻¹ = I/θ + W (K − WᵀW/θ)⁻¹ Wᵀ/θ²
 */
function freeStep(
  { x, gradient }: Place,
  { θ, W, K, solve }: Curvature,
  from: CauchyPoint,
  free: readonly number[],
): Float64Array | undefined {
  const columns = W.map((column) => picked(column, free));
  const inner = solverOf(lessProducts(K, columns, θ));
  if (inner === undefined) return undefined;
  const r = new Float64Array(free.length);
  free.forEach((k, i) => (r[i] = gradient[k]! + θ * (from.x[k]! - x[k]!)));
  solve(from.c).forEach((z, i) => subtract(r, z, columns[i]!));
  const step = r.map((each) => -each / θ);
  const along = Float64Array.from(columns, (column) => dot(column, r));
  inner(along).forEach((v, i) => subtract(step, v / θ / θ, columns[i]!));
  return step;
}

function picked(column: Float64Array, free: readonly number[]): Float64Array {
  const some = new Float64Array(free.length); // Float64Array.from is twenty times slower
  for (let i = 0; i < some.length; i++) some[i] = column[free[i]!]!;
  return some;
}

/** K − WᵀW/θ. */
function lessProducts(
  K: readonly Float64Array[],
  columns: readonly Float64Array[],
  θ: number,
): readonly Float64Array[] {
  const less = K.map((row) => row.slice());
  for (let i = 0; i < less.length; i++)
    for (let j = 0; j <= i; j++) {
      less[i]![j]! -= dot(columns[i]!, columns[j]!) / θ;
      less[j]![i] = less[i]![j]!;
    }
  return less;
}

function subtract(from: Float64Array, times: number, what: Float64Array): void {
  for (let i = 0; i < from.length; i++) from[i]! -= times * what[i]!;
}

/** Which share of the step, at most all of it, stays in the box. */
function room(x: Float64Array, free: readonly number[], step: Float64Array, { lower, upper }: Sides): number {
  return free.reduce((least, k, i) => {
    const length = (step[i]! > 0 ? upper[k]! : lower[k]!) - x[k]!;
    return step[i] === 0 ? least : Math.min(least, length / step[i]!);
  }, 1);
}
