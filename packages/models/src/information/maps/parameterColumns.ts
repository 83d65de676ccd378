import type { MapDesign } from './mapDesign.ts';

/** Values of the parameters that the design leaves open, in SI units: a column each, or one number for all rows. */
export type ParameterColumns<P extends string> = Partial<Readonly<Record<P, Float64Array | number>>>;

/**
 * A column for each open parameter, in the order of the model.
 *
 * @throws TypeError for a parameter that is missing, unknown, or given twice
 * @throws RangeError for columns of different length
 */
export function openColumns<P extends string, S extends string>(
  { model, tissue = {} }: MapDesign<P, S>,
  given: ParameterColumns<P>,
): ReadonlyMap<P, Float64Array> {
  const names = Object.keys(model.parameters) as P[];
  const open = names.filter((name) => !Object.hasOwn(tissue, name));
  const entries = Object.entries<Float64Array | number | undefined>(given);
  const issues = [
    ...open
      .filter((name) => !(given[name] instanceof Float64Array) && typeof given[name] !== 'number')
      .map((name) => `${name} (${model.parameters[name].unit}) needs a Float64Array or a number${found(given[name])}.`),
    ...entries
      .filter(([name]) => !open.includes(name as P))
      .map(([name]) =>
        Object.hasOwn(tissue, name)
          ? `${name} is given twice: as a column, and in the design's tissue.`
          : `${model.name} has no parameter "${name}"; it has ${names.join(', ')}.`,
      ),
  ];
  if (issues.length > 0) throw new TypeError(issues.join('\n'));
  const arrays = open.flatMap((name) =>
    given[name] instanceof Float64Array ? [{ name, length: given[name].length }] : [],
  );
  const rows = arrays[0]?.length ?? 1;
  const wrong = arrays.filter(({ length }) => length !== rows);
  if (wrong.length > 0) {
    const each = wrong.map(
      ({ name, length }) => `The column of ${name} has ${length} rows, that of ${arrays[0]!.name} ${rows}.`,
    );
    throw new RangeError(each.join('\n'));
  }
  const column = (x: Float64Array | number): Float64Array =>
    typeof x === 'number' ? new Float64Array(rows).fill(x) : x;
  return new Map(open.map((name) => [name, column(given[name]!)]));
}

/** What was given instead, and how it becomes a column. */
function found(given: unknown): string {
  if (given === undefined) return '';
  if (Array.isArray(given) || ArrayBuffer.isView(given))
    return `, not ${given.constructor.name}: Float64Array.from(…) makes a column of it`;
  return `, not ${given === null ? 'null' : typeof given}`;
}
