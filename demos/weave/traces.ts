import type { Plot } from './output.ts';

/** What is read of an axis of a figure. */
export interface Axis {
  readonly type?: string;
  readonly title?: { readonly text?: string };
}

/** What is read of a trace of a figure. */
export interface Trace {
  /** Bars and contours say so; others are lines or marks. */
  readonly type?: string;
  readonly name?: string;
  readonly mode?: string;
  readonly fill?: string;
  readonly line?: { readonly color?: string; readonly dash?: string };
  readonly marker?: { readonly color?: unknown };
  readonly error_y?: { readonly value?: number; readonly array?: readonly number[] };
  readonly contours?: Levels;
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** Of a contour: at each y, a row over all x. */
  readonly z?: readonly (readonly number[])[];
}

/** The levels at which a contour is drawn, from `start` to `end`. */
export interface Levels {
  readonly start?: number;
  readonly end?: number;
  readonly size?: number;
}

/** What is read of a figure. */
export interface Parts {
  readonly traces: readonly Trace[];
  readonly xaxis: Axis;
  readonly yaxis: Axis;
  /** What stands under the axis instead of numbers; a trace then has their places, from 0. */
  readonly categories: readonly string[];
  readonly barmode: string;
}

type Given = Omit<Trace, 'x'> & { readonly x: readonly (number | string)[] };

/** The traces of a figure, and its axes. */
export function partsOf({ data, layout }: Plot): Parts {
  const { xaxis = {}, yaxis = {}, barmode = 'group' } = layout as Partial<Parts>;
  const given = data as readonly Given[];
  const categories = [...new Set(given.flatMap(({ x }) => x.filter((each) => typeof each === 'string')))];
  const place = (each: number | string): number => (typeof each === 'string' ? categories.indexOf(each) : each);
  return { traces: given.map((each) => ({ ...each, x: each.x.map(place) })), xaxis, yaxis, categories, barmode };
}

/** Values as far apart as an axis draws them: decades where it is logarithmic. */
export function onAxis(values: readonly number[], { type }: Axis): number[] {
  return values.map((each) => (type === 'log' ? Math.log10(each) : each));
}

/** What an axis says. */
export function axisText({ title, type }: Axis): string {
  return `${title?.text ?? ''}${type === 'log' ? ' (logarithmic)' : ''}`;
}

/** The smallest and the largest of values. */
export function endsOf(values: readonly number[]): readonly [low: number, high: number] {
  return [values.reduce((a, b) => Math.min(a, b), Infinity), values.reduce((a, b) => Math.max(a, b), -Infinity)];
}

/** Where a value stands between the smallest, 0, and the largest, 1, of all. */
export function shareOf(values: readonly number[]): (value: number) => number {
  const [low, high] = endsOf(values);
  return (value) => (high === low ? 0.5 : (value - low) / (high - low));
}

/** The levels of a contour; 0 where it has none. */
export function levelsOf({ start = 0, end = start, size = 1 }: Levels = {}): number[] {
  const count = Math.floor((end - start) / size + 1e-9) + 1;
  return Array.from({ length: Math.max(1, count) }, (_, k) => start + k * size);
}
