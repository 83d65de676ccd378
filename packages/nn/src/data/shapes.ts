import { normal, type Random } from '@fishergrad/random';
import { refuseNoRandom } from '../given.ts';
import { type Samples, samplesOf } from './samples.ts';

/** How many points of a plane, how far blurred, and whose chance. */
export interface PointsOptions {
  /** How many points; they are shared out evenly to the classes. */
  readonly count: number;
  /** SD by which each is moved, in both directions. */
  readonly noise: number;
  /** The source of angles and noise. */
  readonly random: Random;
}

/** The same with a number of classes: two have a label of ±1, more have one target each, 1 for the class that it is. */
export interface ClassesOptions extends PointsOptions {
  /** How many classes. */
  readonly classes?: number;
}

/**
 * Two half circles of radius 1 that reach into each other: label 1 above, around (0, 0), and −1 below, around (1, 0.5).
 *
 * @throws RangeError for a count or noise that cannot be
 *
 * @example
 * ```ts
 * import { seeded } from '@fishergrad/random';
 *
 * moons({ count: 100, noise: 0.1, random: seeded(1) }).count; // => 100
 * ```
 */
export function moons(options: PointsOptions): Samples {
  return points(options, 2, (k, random) => {
    const [x, y] = turned(Math.PI * random());
    return k === 0 ? [x, y] : [1 - x, 0.5 - y];
  });
}

/**
 * Two circles around 0: label 1 on the inner, of radius 1/2, and −1 on the outer, of radius 1.
 *
 * @throws RangeError for a count or noise that cannot be
 */
export function circles(options: PointsOptions): Samples {
  return points(options, 2, (k, random) => scaled(k === 0 ? 0.5 : 1, turned(2 * Math.PI * random())));
}

/**
 * Arms that wind around 0, from radius 0.1 to 1 over three quarters of a turn: two of them when `classes` is absent.
 *
 * @throws RangeError for a count, noise or number of classes that cannot be
 */
export function spirals({ classes = 2, ...options }: ClassesOptions): Samples {
  return points(options, classes, (k, random) => {
    const along = random();
    return scaled(0.1 + 0.9 * along, turned(2 * Math.PI * (0.75 * along + k / classes)));
  });
}

/**
 * Heaps of points around centers that stand evenly on a circle of radius 1: three of them when `classes` is absent.
 *
 * @throws RangeError for a count, noise or number of classes that cannot be
 */
export function blobs({ classes = 3, ...options }: ClassesOptions): Samples {
  return points(options, classes, (k) => turned((2 * Math.PI * k) / classes));
}

/**
 * Four heaps around (±1, ±1): label 1 where the signs differ, −1 where they are alike. No line parts them.
 *
 * @throws RangeError for a count or noise that cannot be
 */
export function xor(options: PointsOptions): Samples {
  return points(options, 2, (k, random) => {
    const side = random() < 0.5 ? 1 : -1;
    return [side, k === 0 ? -side : side];
  });
}

type Point = readonly [x: number, y: number];

/** Class by class in turn, each point blurred. */
function points(
  { count, noise, random }: PointsOptions,
  classes: number,
  place: (k: number, random: Random) => Point,
): Samples {
  refuse(count, noise, classes);
  refuseNoRandom(random);
  const rows = Array.from({ length: count }, (_, i) => {
    const [x, y] = place(i % classes, random);
    return [x + noise * normal(random), y + noise * normal(random)];
  });
  const label = (k: number): number[] =>
    classes === 2 ? [k === 0 ? 1 : -1] : Array.from({ length: classes }, (_, c) => (c === k ? 1 : 0));
  return samplesOf(
    rows,
    rows.map((_, i) => label(i % classes)),
  );
}

function refuse(count: number, noise: number, classes: number): void {
  const issues = [
    ...(Number.isInteger(classes) && classes >= 2 ? [] : [`there must be two classes or more, not ${classes}`]),
    ...(Number.isInteger(count) && count >= 1 ? [] : [`the count must be a whole number from 1 on, not ${count}`]),
    ...(noise >= 0 && noise < Infinity ? [] : [`the noise must be a number of at least 0, not ${noise}`]),
  ];
  if (issues.length > 0) throw new RangeError(issues.join('\n'));
}

/** The point of the unit circle at an angle, in single precision: sine and cosine of all machines agree so far, but for one in 10⁸. */
function turned(angle: number): Point {
  return [Math.fround(Math.cos(angle)), Math.fround(Math.sin(angle))];
}

function scaled(by: number, [x, y]: Point): Point {
  return [by * x, by * y];
}
