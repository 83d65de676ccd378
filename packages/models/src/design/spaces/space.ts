import type { Arithmetic } from '@fishergrad/engine';
import type { Column, Space } from '../space.ts';

type Row<S extends string> = Readonly<Record<S, number>>;

/**
 * A space of protocols: some settings of each acquisition chosen by columns, the rest as given, and fixed acquisitions after them.
 *
 * Its free numbers are those of the columns, one column after the other, and are called by setting and name: `TE 3`, `TE spacing`, `TR`.
 *
 * @param columns how each free setting may be chosen
 * @param rest the other settings of each acquisition, SI, as many rows as the columns have values; none where there are no others
 * @param fixed whole acquisitions that stay as they are, SI; they come last
 * @throws RangeError for columns of unlike length, another number of rows, or a fixed acquisition without one of the settings
 *
 * @example
 * ```ts
 * import { freeValues, sameValue, space } from '@fishergrad/models/design';
 *
 * const vfa = space({ FA: freeValues(2, 0.01, 1), TR: sameValue(2, 0.005, 0.02) }, [], [{ FA: 0.1, TR: 0.01 }]);
 * vfa.names; // => ['FA 1', 'FA 2', 'TR']
 * vfa.protocol(numbers, [0.05, 0.3, 0.01]); // => [{ FA: 0.05, TR: 0.01 }, { FA: 0.3, TR: 0.01 }, { FA: 0.1, TR: 0.01 }]
 * ```
 */
export function space<C extends string, R extends string = never>(
  columns: Readonly<Record<C, Column>>,
  rest: readonly Row<R>[] = [],
  fixed: readonly Row<NoInfer<C | R>>[] = [],
): Space<C | R> {
  const entries = Object.entries(columns) as [C, Column][];
  const count = countOf(entries);
  refuseRows(entries, count, rest, fixed);
  const roads = Math.max(0, ...entries.map(([, column]) => column.roads?.length ?? 0));
  const other = (n: number): Readonly<Record<C, Column>> =>
    Object.fromEntries(
      entries.map(([setting, column]) => [setting, column.roads?.[n] ?? withoutRoads(column)]),
    ) as Record<C, Column>;
  const constant = <T>(a: Arithmetic<T>, row: Row<string>): [string, T][] =>
    Object.entries(row).map(([setting, value]) => [setting, a.constant(value)]);
  return {
    count,
    names: entries.flatMap(([setting, { names }]) => names.map((name) => `${setting} ${name}`.trimEnd())),
    lower: entries.flatMap(([, { lower }]) => Array.from(lower)),
    upper: entries.flatMap(([, { upper }]) => Array.from(upper)),
    protocol: <T>(a: Arithmetic<T>, x: readonly T[]) => {
      const rows = Array.from({ length: count }, (_, k) =>
        Object.fromEntries(rest.length > 0 ? constant(a, rest[k]!) : []),
      );
      for (const [setting, values] of valuesOf(a, entries, x))
        values.forEach((value, k) => (rows[k]![setting] = value));
      return [...rows, ...fixed.map((row) => Object.fromEntries(constant(a, row)))] as Readonly<Record<C | R, T>>[];
    },
    place: (protocol) => {
      const free = protocol.slice(0, count);
      if (free.length < count || !free.every((row) => entries.every(([setting]) => Number.isFinite(row[setting]))))
        return undefined;
      return entries.flatMap(([setting, column]) => column.place(free.map((row) => row[setting])));
    },
    onRaster: (protocol, raster) => onRaster<C | R>(entries, count, protocol, raster),
    ...(roads > 0 && { roads: Array.from({ length: roads }, (_, n) => space<C, R>(other(n), rest, fixed)) }),
  };
}

/** A column of which no other road is asked. */
function withoutRoads(column: Column): Column {
  return { ...column, roads: [] };
}

/** The values of each setting, from its own free numbers. */
function valuesOf<T, C>(a: Arithmetic<T>, entries: readonly [C, Column][], x: readonly T[]): [C, T[]][] {
  let end = 0;
  return entries.map(([setting, { names, values }]) => [setting, values(a, x.slice(end, (end += names.length)))]);
}

function onRaster<S extends string>(
  entries: readonly [S, Column][],
  count: number,
  protocol: readonly Row<S>[],
  raster: Readonly<Partial<Record<S, number>>>,
): Row<S>[] {
  const kept = Object.keys(raster).find((setting) => !entries.some(([free]) => free === setting));
  if (kept !== undefined) throw new RangeError(`${kept} has a raster and may not be chosen: leave its raster out`);
  const rows = protocol.map((row) => ({ ...row }) as Record<S, number>);
  for (const [setting, column] of entries) {
    const step = raster[setting];
    if (step === undefined) continue;
    const given = protocol.slice(0, count).map((row) => row[setting]);
    column.onRaster(given, step).forEach((value, k) => (rows[k]![setting] = value));
  }
  return rows;
}

function countOf(entries: readonly [string, Column][]): number {
  const [first] = entries;
  if (first === undefined)
    throw new RangeError('a space needs a setting that may be chosen: give it a column at least');
  const unlike = entries.find(([, { count }]) => count !== first[1].count);
  if (unlike !== undefined)
    throw new RangeError(
      `${first[0]} has ${first[1].count} values and ${unlike[0]} has ${unlike[1].count}: every column must give one value for each acquisition`,
    );
  return first[1].count;
}

function refuseRows(
  entries: readonly [string, Column][],
  count: number,
  rest: readonly Row<string>[],
  fixed: readonly Row<string>[],
): void {
  if (rest.length > 0 && rest.length !== count)
    throw new RangeError(
      `the other settings are given for ${rest.length} acquisitions, and ${count} may be chosen: give as many, or none`,
    );
  const settings = new Set([...entries.map(([setting]) => setting), ...Object.keys(rest[0] ?? {})]);
  fixed.forEach((row, k) => {
    const missing = [...settings].find((setting) => !Number.isFinite(row[setting]));
    if (missing !== undefined)
      throw new RangeError(
        `fixed acquisition ${k + 1} needs a finite ${missing}, as the others have, not ${row[missing]}`,
      );
  });
}
