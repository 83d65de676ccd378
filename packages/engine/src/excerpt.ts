import type { Value } from './value.ts';

/** The part of a computation graph that is drawn, and what is left out. */
export interface Excerpt {
  /** The values drawn, the output first, then by the number of operations between them and it. */
  readonly shown: readonly Value[];
  /** Those of them whose operation is drawn as well. */
  readonly opened: ReadonlySet<Value>;
  /** Those of them that operations left out use. */
  readonly usedByRest: readonly Value[];
  readonly operations: number;
  readonly inputsLeftOut: number;
}

/**
 * The `most` operations nearest to the output with all their inputs, and of the numbers given from outside that lie
 * beyond, up to `most` that have a name.
 */
export function excerpt(output: Value, most: number, named: ReadonlyMap<Value, unknown>): Excerpt {
  const all = nearestFirst(output);
  const results = all.filter(({ rule }) => rule !== undefined);
  const opened = new Set(results.slice(0, most));
  const near = new Set([output, ...[...opened].flatMap(inputsOf)]);
  const far = all.filter((value) => value.rule === undefined && !near.has(value));
  const called = new Set(far.filter((value) => named.has(value)).slice(0, most));
  const used = new Set(results.slice(most).flatMap(inputsOf));
  const shown = all.filter((value) => near.has(value) || called.has(value));
  return {
    shown,
    opened,
    usedByRest: shown.filter((value) => used.has(value) && (opened.has(value) || value.rule === undefined)),
    operations: results.length,
    inputsLeftOut: far.length - called.size,
  };
}

/** What an operation was applied to, in its order. */
export function operandsOf({ rule, x, y, z }: Value): (Value | number)[] {
  return [x, y, z].slice(0, rule?.arity ?? 0);
}

function inputsOf(value: Value): Value[] {
  return operandsOf(value).filter((input) => typeof input !== 'number');
}

function nearestFirst(output: Value): Value[] {
  const all = new Set([output]);
  for (const value of all) for (const input of inputsOf(value)) all.add(input); // a Set is walked in the order of its growth
  return [...all];
}
