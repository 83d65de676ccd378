// Terms of a sum which is below 1 where the fast road to a bound may be trusted, and NaN or larger where it may not.
import type { Arithmetic } from '@fishergrad/engine';
import { channelled } from '../../signal/channelled.ts';
import type { Quantity } from '../../signal/quantity.ts';
import { type Channels } from '../channels.ts';
import { type Experiment, unknowns } from '../experiment.ts';
import { independentRows } from '../noise/independentRows.ts';
import { slippedAngles } from '../rounding.ts';
import type { Rows } from '../rows.ts';
import type { Seen } from './watching.ts';

/** Parameters that are confused no more than this lose less than 1e-12 of their SDs on the fast road. */
const CONFUSED = 1e3;
/** Below it each parameter moves the samples by far more than rounding does. */
const FAINT = 1e12;
/** Angles below this (rad) leave the samples ten digits, and no bound is refused for their rounding. */
const TURNED = 1e5;
/** Samples that move by no more than this part of themselves, squared, keep ten digits. */
const SLIPPED = 1e-12;
/** SDs below this and above its reciprocal have squares, and ratios of squares, within the range of a double. */
const EXTREME = 1e75;

/** ∏ Fᵢᵢ / det F, relative to what is harmless. Its sign says nothing: a pivot below 0 is one of rounding. */
export function confused<T>(a: Arithmetic<T>, confusion: T): [T] {
  return [a.mul(1 / CONFUSED, a.abs(confusion))];
}

/**
 * ∏ᵢ Σ w² μ² / (θᵢ² Fᵢᵢ): large where the samples hardly move with some parameter. For a phase, θ is 1 rad.
 *
 * Of a sample x ± y it takes 2 (x² + y²), which is no less than its square, costs less where samples have parts in common,
 * and tells better how the sample is rounded.
 */
export function faint<T, P extends string, S extends string>(
  a: Arithmetic<T>,
  e: Experiment<P, S, T>,
  channels: Channels<T>,
  { pairs }: Seen<T>,
  F: Rows<T>,
): [T] {
  const parts = channels.mean.map((μ) => (pairs.get(μ) ?? [μ]).map((x) => (typeof x === 'number' ? a.constant(x) : x)));
  const weights = independentRows(a, { ...channels, jacobian: parts }, e.noise.root);
  const whole = a.add(...weights.flatMap((row) => row.map((x) => a.mul(row.length, x, x))));
  const names = unknowns(e);
  const moved = names.map((name, i) => {
    const θ = e.model.parameters[name].unit === 'rad' ? a.constant(1) : e.tissue[name];
    return a.mul(F[i]![i]!, θ, θ);
  });
  return [a.mul(1 / FAINT, a.div(a.mul(...names.map(() => whole)), a.mul(...moved)))];
}

/** Σ angle²: the rounding of a sine grows with its angle, and may in the end be all that the samples show. */
export function turned<T>(a: Arithmetic<T>, angles: ReadonlySet<T | number>): [T] | [] {
  return angles.size === 0 ? [] : [a.mul(TURNED ** -2, a.add(...Array.from(angles, (x) => a.mul(x, x))))];
}

/**
 * Σ (μ − μ′)² / Σ μ², μ′ the samples at angles that are off in their last digits: large where all samples are what is missing of
 * π, as after flip angles of 180°.
 */
export function slipping<T, P extends string, S extends string>(
  a: Arithmetic<T>,
  e: Experiment<P, S, T>,
  { mean }: Channels<T>,
): [T] | [] {
  const slipped = slippedAngles(a, e, 1);
  if (slipped.tissue === e.tissue && slipped.protocol === e.protocol) return [];
  const there = channelled(e.model.signal<T>(a, slipped.tissue, slipped.protocol));
  const squares = (each: readonly T[]): T => a.add(...each.map((x) => a.mul(x, x)));
  return [a.mul(1 / SLIPPED, a.div(squares(mean.map((μ, k) => a.sub(μ, there[k]!))), squares(mean)))];
}

/** 0 where every parameter is what its quantity can be, NaN where one is not: that is for `crlb` to refuse. */
export function outside<T, P extends string, S extends string>(a: Arithmetic<T>, e: Experiment<P, S, T>): T[] {
  return Object.entries<Quantity>(e.model.parameters).flatMap(([name, { lower, upper, above }]) => {
    const x = e.tissue[name as P];
    const low = above ? a.where(a.sub(x, lower), 0, NaN) : a.where(a.sub(lower, x), NaN, 0);
    return [...(lower > -Infinity ? [low] : []), ...(upper < Infinity ? [a.where(a.sub(x, upper), NaN, 0)] : [])];
  });
}

/** Large where an SD is, or where information is, so that squares may have left the range of a double. */
export function extreme<T>(a: Arithmetic<T>, F: Rows<T>, sds: readonly T[]): [T, T] {
  const information = F.map((row, i) => row[i]!);
  return [a.mul(1 / EXTREME, a.add(...sds)), a.mul(EXTREME ** -2, a.add(...information))];
}
