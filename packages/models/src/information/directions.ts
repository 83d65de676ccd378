import type { Experiment } from './experiment.ts';
import type { Change } from './change.ts';
import { size } from './notIdentifiable.ts';
import type { Rows } from './rows.ts';

/** The size of the largest relative change by which a direction is told. */
const TOLD = 0.01;

/** A basis of the same space, with as few parameters in each vector as row reduction gives. */
export function sparse(vectors: Rows<number>): number[][] {
  const basis = vectors.map((v) => [...v]);
  const pivots = new Set<number>();
  for (const vector of basis) {
    const pivot = vector.reduce(
      (best, x, i) => (!pivots.has(i) && Math.abs(x) > Math.abs(vector[best] ?? 0) ? i : best),
      -1,
    );
    pivots.add(pivot);
    for (const other of basis) {
      if (other === vector) continue;
      const factor = other[pivot]! / vector[pivot]!;
      vector.forEach((x, i) => (other[i] = other[i]! - factor * x));
    }
  }
  return basis;
}

/** A vector of the scaled R as changes of the parameters, the largest told as 1 %. */
export function direction<P extends string, S extends string>(
  experiment: Experiment<P, S>,
  names: readonly P[],
  scaled: readonly number[],
  lengths: readonly number[],
): Change[] {
  const most = scaled.reduce((largest, x) => Math.max(largest, Math.abs(x)), 0);
  const changes = names
    .map((name, i) => changeOf(experiment, name, scaled[i]! / lengths[i]!))
    .filter((_, i) => Math.abs(scaled[i]!) > 1e-6 * most);
  const told = changes.some(({ relative }) => relative !== undefined)
    ? changes.filter(({ relative }) => relative !== undefined)
    : changes;
  const first = told.toSorted((a, b) => size(b) - size(a))[0]!;
  const factor = (TOLD / size(first)) * Math.sign(first.by);
  return changes.map(({ by, relative, ...rest }) => ({
    ...rest,
    by: by * factor,
    relative: relative === undefined ? undefined : relative * factor,
  }));
}

/** Relative to the value where that means something to a reader: not for a phase, nor for a value that is not positive. */
export function changeOf<P extends string, S extends string>(
  { model, tissue }: Experiment<P, S>,
  name: P,
  by: number,
): Change {
  const [value, { unit }] = [tissue[name], model.parameters[name]];
  return { name, unit, by, relative: value > 0 && unit !== 'rad' ? by / value : undefined };
}
