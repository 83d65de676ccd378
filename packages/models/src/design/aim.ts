import type { Arithmetic } from '@fishergrad/engine';
import { derivedValues } from '../information/derivedValues.ts';
import { type Experiment, unknowns } from '../information/experiment.ts';

/** A quantity that a design is to measure well, in any arithmetic. */
export interface Target<T> {
  /** Its name. */
  readonly name: string;
  /** Its value, SI. */
  readonly value: T;
  /** In the unknowns. */
  readonly slopes: readonly (T | number)[];
  /** How much it counts. */
  readonly weight: number;
}

/** The name of a quantity and how much it counts. */
export interface Wanted {
  /** A parameter that is not known, or a derived quantity. */
  readonly name: string;
  /** How much it counts, > 0. */
  readonly weight: number;
}

/**
 * The wanted quantities of an experiment: values, and slopes in its unknowns.
 *
 * @throws RangeError naming those that are neither an unknown nor derived
 */
export function targetsOf<T>(
  a: Arithmetic<T>,
  experiment: Pick<Experiment<string, string, NoInfer<T>>, 'model' | 'tissue' | 'roles'>,
  of: readonly Wanted[],
): Target<T>[] {
  const names = unknowns(experiment);
  const derived = new Map(derivedValues(a, experiment).map((each) => [each.name, each]));
  const strange = of.filter(({ name }) => !names.includes(name) && !derived.has(name));
  if (strange.length > 0)
    throw new RangeError(
      `${strange.map(({ name }) => name).join(', ')}: a design can be about ${[...names, ...derived.keys()].join(', ')}`,
    );
  return of.map(({ name, weight }) => {
    const at = names.indexOf(name);
    if (at < 0) return { ...derived.get(name)!, weight };
    return { name, weight, value: experiment.tissue[name]!, slopes: names.map((_, i) => (i === at ? 1 : 0)) };
  });
}
