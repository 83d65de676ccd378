import type { Bench, Figure, Outcome } from './goal.ts';
import { measure, type Timing } from './measure.ts';
import type { Variant } from './variant.ts';

/** A ratio that is wanted: how long `of` takes in units of `to`, or how many times faster it is. */
export interface Ratio extends Pick<Figure, 'must' | 'stretch' | 'more'> {
  readonly of: string;
  readonly to: string;
}

/** Measures variants against each other, as far as they can be had, and says which could not. */
export async function compare(
  { effort }: Bench,
  work: string,
  reference: readonly number[],
  variants: readonly Variant[],
  ratios: readonly Ratio[],
): Promise<Outcome> {
  const there = variants.filter(({ command }) => !('missing' in command));
  const missing = variants.flatMap(({ name, command }) =>
    'missing' in command ? [`${name} is left out: ${command.missing}.`] : [],
  );
  const { timings: all, stopped } = await measure(there, reference, effort);
  const timings = new Map(all.map((timing) => [timing.name, timing]));
  const about = there.flatMap((each) => (each.about !== undefined && timings.has(each.name) ? [each.about] : []));
  const figures = ratios.flatMap((ratio) => {
    const [of, to] = [timings.get(ratio.of), timings.get(ratio.to)];
    return of && to ? [figure(work, ratio, of, to)] : [];
  });
  const absolute = Array.from(
    timings.values(),
    ({ name, nanoseconds, error }) => `${name} ${duration(nanoseconds)} (off by ${error.toExponential(0)})`,
  );
  return { figures, notes: [`${work}: ${absolute.join(', ')}.`, ...about, ...missing, ...stopped] };
}

function figure(work: string, { of, to, ...wanted }: Ratio, a: Timing, b: Timing): Figure {
  const [what, value] = wanted.more
    ? [`${work}: ${of} faster than ${to}`, b.nanoseconds / a.nanoseconds]
    : [`${work}: ${of} ÷ ${to}`, a.nanoseconds / b.nanoseconds];
  return { what, value, unit: '×', ...wanted };
}

/** Outcomes of several comparisons as one. */
export function together(...outcomes: readonly Outcome[]): Outcome {
  return {
    figures: outcomes.flatMap(({ figures }) => figures),
    notes: [...new Set(outcomes.flatMap(({ notes }) => notes))],
  };
}

/** A time with a unit that fits. */
function duration(nanoseconds: number): string {
  const units = [
    [1e9, 's'],
    [1e6, 'ms'],
    [1e3, 'µs'],
  ] as const;
  const [size, unit] = units.find(([each]) => nanoseconds >= each) ?? [1, 'ns'];
  return `${(nanoseconds / size).toPrecision(3)} ${unit}`;
}
