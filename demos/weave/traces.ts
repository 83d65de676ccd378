import type { Plot } from './output.ts';

/** What is read of an axis of a figure. */
export interface Axis {
  readonly type?: string;
  readonly title?: { readonly text?: string };
}

/** What is read of a trace of a figure. */
export interface Trace {
  readonly name?: string;
  readonly mode?: string;
  readonly fill?: string;
  readonly line?: { readonly color?: string; readonly dash?: string };
  readonly marker?: { readonly color?: string };
  readonly error_y?: { readonly value?: number; readonly array?: readonly number[] };
  readonly x: readonly number[];
  readonly y: readonly number[];
}

/** The traces of a figure, and its axes. */
export function partsOf({ data, layout }: Plot): { traces: readonly Trace[]; xaxis: Axis; yaxis: Axis } {
  const { xaxis = {}, yaxis = {} } = layout as { xaxis?: Axis; yaxis?: Axis };
  return { traces: data as readonly Trace[], xaxis, yaxis };
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
