import { type Arithmetic, jacobian } from '@fishergrad/engine';
import type { Unit } from '../signal/quantity.ts';
import type { Derived } from '../signal/signalModel.ts';
import { type Experiment, unknowns } from './experiment.ts';
import { tissueAt } from './lifted.ts';

/** A derived quantity at one tissue. */
export interface DerivedValue<T> {
  readonly name: string;
  readonly unit: Unit;
  readonly value: T;
  /** In the unknowns. */
  readonly slopes: readonly T[];
}

/** Value and slopes of each derived quantity of the model. */
export function derivedValues<T, P extends string, S extends string>(
  a: Arithmetic<T>,
  experiment: Pick<Experiment<P, S, NoInfer<T>>, 'model' | 'tissue' | 'roles'>,
): DerivedValue<T>[] {
  const { model, tissue } = experiment;
  const names = unknowns(experiment);
  return Object.entries<Derived<P>>(model.derived ?? {}).map(([name, { unit, of }]) => {
    const { value, jacobian: J } = jacobian(
      a,
      <U>(b: Arithmetic<U>, θ: readonly U[], lift: (t: T) => U) => [
        of<U>(b, tissueAt<P, T, U>(tissue, names, θ, lift)),
      ],
      names.map((key) => tissue[key]),
    );
    return { name, unit, value: value[0]!, slopes: J[0]! };
  });
}
