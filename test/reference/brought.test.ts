// Models that people bring, as studies: their bounds against 80 digits of other hands, and those of their maps.
import { Complex, numbers } from '@fishergrad/engine';
import { crlbMap, NotIdentifiable, sensitivity } from '@fishergrad/models';
import { bounds, readStudy, type Result } from '@fishergrad/study';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { expectClose } from '../support/close.ts';

type Slope = number | readonly [re: number, im: number];

/** A study and what it comes to, SI; without SDs where F is singular. */
interface Brought {
  readonly id: string;
  readonly study: string;
  readonly names: readonly string[];
  readonly rank: number;
  readonly spectrum: readonly number[];
  readonly jacobian: readonly (readonly Slope[])[];
  readonly condition?: number;
  readonly sd?: readonly number[];
  readonly conditionalSd?: readonly number[];
  readonly correlation?: readonly (readonly number[])[];
  readonly derived?: Readonly<Record<string, readonly [value: number, sd: number]>>;
}

const file = new URL('brought.json', import.meta.url);
const { cases } = JSON.parse(readFileSync(file, 'utf8')) as { readonly cases: readonly Brought[] };
const regular = cases.filter(({ condition }) => condition !== undefined);

const resultOf = ({ study }: Brought): Result => [...bounds(readStudy(study))][0]!;
const parts = (x: unknown): readonly [number, number] =>
  x instanceof Complex ? [x.re as number, x.im as number] : typeof x === 'number' ? [x, 0] : (x as [number, number]);
/** What double precision supports of SDs. */
const tolerance = (condition: number): number => (condition < 1e4 ? 1e-12 : condition < 1e8 ? 1e-9 : 1e-8);

describe.each(cases)('$id', (each) => {
  it('has the slopes', () => {
    const { jacobian } = sensitivity(numbers, resultOf(each).experiment as never);
    each.names.slice(0, each.jacobian[0]!.length).forEach((_, i) => {
      const most = Math.max(...each.jacobian.map((row) => Math.hypot(...parts(row[i]))));
      each.jacobian.forEach((row, k) =>
        parts(row[i]).forEach((wanted, part) =>
          expectClose(parts((jacobian as readonly (readonly unknown[])[])[k]![i])[part], wanted, 0, 1e-12 * most),
        ),
      );
    });
  });

  it('has the rank and the scaled spectrum', () => {
    const { outcome } = resultOf(each);
    expect(outcome instanceof NotIdentifiable ? outcome.rank : outcome.names.length).toBe(each.rank);
    each.spectrum.forEach((wanted, k) => expectClose(outcome.spectrum[k], wanted, 1e-12, 1e-13));
  });
});

describe.each(regular)('$id, bounded', (each) => {
  const within = tolerance(each.condition!);

  it('has the SDs, correlations and what is derived', () => {
    const { outcome } = resultOf(each);
    if (outcome instanceof NotIdentifiable) throw outcome;
    expect(outcome.names).toEqual(each.names);
    each.names.forEach((name, i) => {
      expectClose(outcome.parameters[name]!.sd, each.sd![i]!, within);
      expectClose(outcome.parameters[name]!.conditionalSd, each.conditionalSd![i]!, 1e-12);
      each.correlation![i]!.forEach((ρ, k) => expectClose(outcome.correlation[i]![k], ρ, 0, within));
    });
    for (const [name, [value, sd]] of Object.entries(each.derived ?? {})) {
      expectClose(outcome.derived[name]!.value, value, 1e-12);
      expectClose(outcome.derived[name]!.sd, sd, within);
    }
  });

  it('has them as a map', () => {
    const { tissue, ...design } = resultOf(each).experiment;
    const columns = Object.fromEntries(Object.entries(tissue).map(([name, x]) => [name, Float64Array.of(x)]));
    const { sd, identifiable } = crlbMap(design, columns);
    expect([...identifiable]).toEqual([1]);
    each.names.forEach((name, i) => expectClose(sd[name]![0], each.sd![i]!, within));
  });
});
