import {
  budgeted,
  type Column,
  evenTrain,
  fixedValues,
  freeValues,
  geometricValues,
  sameValue,
  spacedValues,
  splineValues,
  walkValues,
} from '@fishergrad/models/design';

/** A column and what it promises of its values, besides that they lie in [from, to]. */
export interface Promised {
  readonly name: string;
  readonly column: Column;
  readonly from: number;
  readonly to: number;
  /** How far values are from keeping the promise, relative to its own size: kept where this is not above 0 but for rounding. */
  readonly broken: (values: readonly number[]) => number;
  /** The same on a raster of 10 µs. Where left out, as off it. */
  readonly brokenOnRaster?: (values: readonly number[]) => number;
}

const none = (): number => -1;
const steps = (values: readonly number[]): number[] => values.slice(1).map((value, k) => value - values[k]!);

const apart =
  (spacing: number) =>
  (values: readonly number[]): number =>
    Math.max(...steps(values).map((step) => (spacing - step) / spacing));

const slow =
  (slew: number) =>
  (values: readonly number[]): number =>
    Math.max(...steps(values).map((step) => (Math.abs(step) - slew) / slew));

const within =
  (total: number) =>
  (values: readonly number[]): number =>
    (values.reduce((sum, value) => sum + value, 0) - total) / total;

/** Trains have one spacing, `step` where it is given, and it is not negative. */
const even =
  (counts: readonly number[], range: number, step?: number) =>
  (values: readonly number[]): number => {
    let end = 0;
    const spacings = counts.flatMap((count) => steps(values.slice(end, (end += count))));
    const one = step ?? spacings[0]!;
    return Math.max(-one, ...spacings.map((spacing) => Math.abs(spacing - one))) / range - 1e-13;
  };

/** Logarithms of values have one step. */
const proportional = (values: readonly number[]): number => even([values.length], 1)(values.map(Math.log));

const [from, to] = [0.00014, 0.06];
const range = { from, to };
const room = to - from;
const limits = { ...range, broken: none };

/** Every kind of column, over 0.14 to 60 ms; some without any room. */
export const columns: readonly Promised[] = [
  { name: 'free', column: freeValues(5, from, to), ...limits },
  {
    name: 'same',
    column: sameValue(5, from, to),
    ...range,
    broken: (values) => Math.max(...values) - Math.min(...values),
  },
  { name: 'fixed', column: fixedValues([0.001, 0.02]), ...range, broken: none },
  { name: 'spaced', column: spacedValues(6, from, to, 0.001), ...range, broken: apart(0.001) },
  { name: 'spaced, one', column: spacedValues(1, from, to, 0.001), ...limits },
  {
    name: 'spaced, rising only',
    column: spacedValues(4, from, to, 0),
    ...range,
    broken: (values) => -Math.min(...steps(values)),
  },
  { name: 'spaced, tight', column: spacedValues(6, from, 0.00514, 0.001), from, to: 0.00514, broken: apart(0.001) },
  { name: 'spaced, many', column: spacedValues(60, from, to, 0.0005), ...range, broken: apart(0.0005) },
  {
    name: 'spaced, around 0',
    column: spacedValues(5, -0.02, 0.01, 0.0013),
    from: -0.02,
    to: 0.01,
    broken: apart(0.0013),
  },
  { name: 'train', column: evenTrain([6], from, to), ...range, broken: even([6], room) },
  { name: 'train of one', column: evenTrain([1], from, to), ...limits },
  {
    name: 'train, first given',
    column: evenTrain([6], from, to, { first: 0.001 }),
    ...range,
    broken: (values) => Math.max(even([6], room)(values), Math.abs(values[0]! - 0.001)),
  },
  {
    name: 'train, step given',
    column: evenTrain([6], from, to, { step: 0.0034 }),
    ...range,
    broken: even([6], room, 0.0034),
  },
  {
    name: 'train, all given',
    column: evenTrain([6], from, to, { first: 0.00014, step: 0.0034 }),
    ...range,
    broken: even([6], room, 0.0034),
  },
  { name: 'two trains', column: evenTrain([3, 3], from, to), ...range, broken: even([3, 3], room) },
  { name: 'unlike trains', column: evenTrain([3, 5, 1], from, to), ...range, broken: even([3, 5, 1], room) },
  {
    name: 'unlike trains, step given',
    column: evenTrain([5, 3], from, to, { step: 0.01 }),
    ...range,
    broken: even([5, 3], room, 0.01),
  },
  { name: 'geometric', column: geometricValues(6, from, to), ...range, broken: proportional, brokenOnRaster: none },
  { name: 'spline', column: splineValues(20, from, to, 6), ...limits },
  { name: 'spline through all', column: splineValues(8, from, to, 8), ...limits },
  { name: 'walk', column: walkValues(8, from, to, 0.013), ...range, broken: slow(0.013) },
  { name: 'long walk', column: walkValues(400, from, to, 0.001), ...range, broken: slow(0.001) },
  { name: 'wide walk', column: walkValues(4, from, to, 0.2), ...limits },
  { name: 'budgeted', column: budgeted(freeValues(5, from, to), 0.1), ...range, broken: within(0.1) },
  {
    name: 'budgeted, no spare',
    column: budgeted(freeValues(4, 0.001, to), 0.004),
    from: 0.001,
    to,
    broken: within(0.004),
  },
  {
    name: 'budgeted walk',
    column: budgeted(walkValues(6, from, to, 0.02), 0.08),
    ...range,
    broken: (values) => Math.max(within(0.08)(values), slow(0.02)(values)),
  },
  {
    name: 'budgeted train',
    column: budgeted(evenTrain([4, 2], from, to), 0.07),
    ...range,
    broken: (values) => Math.max(within(0.07)(values), even([4, 2], room)(values)),
  },
  { name: 'budgeted, same', column: budgeted(sameValue(4, from, to), 0.22), ...range, broken: within(0.22) },
  { name: 'no room', column: spacedValues(3, 0.001, 0.001, 0), from: 0.001, to: 0.001, broken: none },
  { name: 'walk without room', column: walkValues(3, 0.001, 0.001, 1), from: 0.001, to: 0.001, broken: none },
  { name: 'train without room', column: evenTrain([3], 0.001, 0.001), from: 0.001, to: 0.001, broken: none },
];
