import { lengthOf } from './clip.ts';
import type { Place } from './minimaxPlace.ts';
import { rowOf } from './planes.ts';
import { quadraticProgram } from './quadraticProgram.ts';

/** How flat the largest of the functions is at a place. */
export interface Flatness {
  /** The length of Σ μⱼ gⱼ, but for what the box takes. */
  readonly slope: number;
  /** μ */
  readonly multipliers: Float64Array;
  /** Whether slope, and what could be gained, are this share or less of what would be much there. */
  readonly within: (tolerance: number) => boolean;
}

/**
 * The multipliers of the lowest place of the planes on a round bowl (the optimality function of Polak 1997, Optimization,
 * chapter 2). The bowl bends so much that the plane of the largest function alone would have its lowest place one unit away.
 */
export function flatnessOf(place: Place): Flatness {
  const { heights, slopes, lower, value } = place;
  const n = lower.length;
  if (Number.isNaN(value))
    return { slope: NaN, multipliers: new Float64Array(heights.length).fill(NaN), within: () => false };
  const lengths = Array.from(heights, (_, j) => lengthOf(rowOf(slopes, j, n)));
  const bend = lengths[heights.indexOf(0)]! || Math.max(...lengths) || 1;
  const root = new Float64Array(n * n);
  for (let k = 0; k < n; k++) root[k * n + k] = Math.sqrt(bend);
  const { step, height, bowl, weights: multipliers } = quadraticProgram(place, root);
  const [slope, gain, size] = [bend * lengthOf(step), -height - bowl, Math.abs(value)];
  const steepness = multipliers.reduce((sum, μ, j) => sum + μ * lengths[j]!, 0);
  const within = (tolerance: number): boolean =>
    slope <= tolerance * Math.max(size / farthest(place), steepness) &&
    gain <= tolerance * Math.max(size / 100, tolerance * steepness);
  return { slope, multipliers, within };
}

/** How far from 0 numbers without a width are, but at least one unit. */
const farthest = ({ x, lower, upper }: Place): number =>
  x.reduce((most, each, k) => (upper[k]! - lower[k]! < Infinity ? most : Math.max(most, Math.abs(each))), 1);
