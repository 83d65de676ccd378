import { type Bound, crlb, type crlbMap, type MapDesign } from '@fishergrad/models';
import { expect } from 'vitest';
import { expectClose } from './close.ts';
import { type Columns, rowOf } from './tissues.ts';

/** A bound, or the sentence that refuses it. */
export function boundOrWhy(design: MapDesign, tissue: Readonly<Record<string, number>>): Bound | string {
  try {
    return crlb({ ...design, tissue });
  } catch (error) {
    return (error as Error).message;
  }
}

/** Demands of every row of a map what `crlb` says of it; how many rows have a bound. */
export function expectRows(
  design: MapDesign,
  columns: Columns,
  map: ReturnType<typeof crlbMap>,
  tolerance = 1e-12,
): number {
  map.identifiable.forEach((flag, row) => {
    const wanted = boundOrWhy(design, rowOf(columns, row));
    const refused = typeof wanted === 'string';
    expect([flag, map.why(row)], JSON.stringify(rowOf(columns, row))).toEqual(refused ? [0, wanted] : [1, undefined]);
    if (!refused) expect(Object.keys(map.sd)).toEqual(expect.arrayContaining([...wanted.names]));
    for (const [name, sd] of Object.entries(map.sd)) {
      if (refused) expect(sd[row]).toBeNaN();
      else expectSd(sd[row]!, (wanted.parameters[name] ?? wanted.derived[name])?.sd ?? 0, wanted, tolerance);
    }
  });
  return map.identifiable.reduce((sum, flag) => sum + flag, 0);
}

/** What rounding leaves open in `crlb` itself is open in a map too. */
function expectSd(found: number, wanted: number, { rounding }: Bound, tolerance: number): void {
  if (!Object.is(found, wanted)) expectClose(found, wanted, Math.max(tolerance, 100 * rounding));
}
