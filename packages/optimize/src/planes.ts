import { dot } from './dot.ts';
import { solveRoot, solveTransposedRoot } from './lowerRoot.ts';

/** m planes hⱼ + gⱼ·d over a box of n-dimensional steps d. */
export interface Planes {
  /** hⱼ */
  readonly heights: Float64Array;
  /** gⱼ, one after the other. */
  readonly slopes: Float64Array;
  /** The least step of each number, 0 or less. */
  readonly lower: Float64Array;
  /** The largest, 0 or more. */
  readonly upper: Float64Array;
}

/**
 * Planes seen from places y = Lᵀ d on one of them, the base. Limit q says aᵩ·y ≥ cᵩ: plane q lies no higher than the base for
 * q < m, then come the lower sides of the box, then the upper sides.
 */
export interface Limits extends Planes {
  /** L, rows after one another. */
  readonly root: Float64Array;
  /** L⁻¹ gⱼ */
  readonly turned: readonly Float64Array[];
  /** Their lengths. */
  readonly lengths: Float64Array;
  /** L⁻¹ eₖ, made when first needed. */
  readonly edges: (Float64Array | undefined)[];
}

/** The largest of the planes after a step. */
export function heightAt({ heights, slopes }: Planes, d: Float64Array): number {
  let height = -Infinity;
  for (let j = 0; j < heights.length; j++) height = Math.max(height, heights[j]! + dot(d, rowOf(slopes, j, d.length)));
  return height;
}

/** Row j of n numbers. */
export const rowOf = (rows: Float64Array, j: number, n: number): Float64Array => rows.subarray(j * n, (j + 1) * n);

/** Turns planes, so that a bowl ½ dᵀ L Lᵀ d becomes round. */
export function limitsOf(planes: Planes, root: Float64Array): Limits {
  const { heights, slopes, lower } = planes;
  const turned = Array.from(heights, (_, j) => solveRoot(root, rowOf(slopes, j, lower.length).slice()));
  return { ...planes, root, turned, lengths: Float64Array.from(turned, lengthOf), edges: [] };
}

/** aᵩ */
export function normalOf({ heights, lower, root, turned, edges }: Limits, base: number, q: number): Float64Array {
  const [m, n] = [heights.length, lower.length];
  if (q < m) return turned[base]!.map((each, k) => each - turned[q]![k]!);
  const k = (q - m) % n;
  const edge = (edges[k] ??= solveRoot(root, unit(n, k), k));
  return q < m + n ? edge : edge.map((each) => -each);
}

function unit(n: number, k: number): Float64Array {
  const e = new Float64Array(n);
  e[k] = 1;
  return e;
}

/** cᵩ */
export function demandOf({ heights, lower, upper }: Limits, base: number, q: number): number {
  const [m, n] = [heights.length, lower.length];
  if (q < m) return heights[q]! - heights[base]!;
  return q < m + n ? lower[q - m]! : -upper[q - m - n]!;
}

/** A limit, and how far beyond it a place lies. */
interface Beyond {
  readonly q: number | undefined;
  readonly distance: number;
}

const ROUNDING = 2 ** -51;

/** The limit that y lies farthest beyond; undefined where it lies beyond none by more than rounding. */
export function worstLimit(limits: Limits, base: number, held: readonly number[], y: Float64Array): number | undefined {
  const [plane, side] = [worstPlane(limits, base, held, y), worstSide(limits, base, held, y)];
  return side.distance > plane.distance ? side.q : plane.q;
}

function worstPlane(
  { heights, turned, lengths }: Limits,
  base: number,
  held: readonly number[],
  y: Float64Array,
): Beyond {
  const [size, level] = [lengthOf(y), heights[base]! + dot(turned[base]!, y)];
  const noise = (j: number): number => ROUNDING * Math.sqrt(y.length) * (Math.abs(heights[j]!) + lengths[j]! * size);
  const least = noise(base);
  let worst: Beyond = { q: undefined, distance: 0 };
  for (let j = 0; j < heights.length; j++) {
    const above = heights[j]! + dot(turned[j]!, y) - level;
    if (!(above > least + noise(j)) || j === base || held.includes(j)) continue;
    const distance = above / distanceOf(turned[base]!, turned[j]!);
    if (distance > worst.distance) worst = { q: j, distance };
  }
  return worst;
}

function worstSide(limits: Limits, base: number, held: readonly number[], y: Float64Array): Beyond {
  const { heights, lower, upper, root } = limits;
  const [m, n, d] = [heights.length, lower.length, solveTransposedRoot(root, y)];
  const noise = ROUNDING * Math.sqrt(n) * lengthOf(y);
  let worst: Beyond = { q: undefined, distance: 0 };
  for (let k = 0; k < n; k++) {
    const [below, above] = [lower[k]! - d[k]!, d[k]! - upper[k]!];
    const [q, beyond] = below > above ? [m + k, below] : [m + n + k, above];
    if (!(beyond > ROUNDING * Math.abs(d[k]!)) || held.includes(q)) continue;
    const length = lengthOf(normalOf(limits, base, q));
    const distance = beyond > noise * length ? beyond / length : 0;
    if (distance > worst.distance) worst = { q, distance };
  }
  return worst;
}

function lengthOf(a: Float64Array): number {
  return Math.sqrt(dot(a, a));
}

function distanceOf(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += (a[k]! - b[k]!) * (a[k]! - b[k]!);
  return Math.sqrt(sum);
}
