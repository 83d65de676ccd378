import { type Arithmetic, jacobian } from '@fishergrad/engine';
import { type Experiment, estimated } from './experiment.ts';
import { lifted, tissueAt } from './lifted.ts';

/** What the samples are, and how they move when a parameter does. */
export interface Sensitivity<T> {
  /** μ, one per sample. */
  readonly mean: readonly T[];
  /** J = ∂μ/∂θ, samples × estimated parameters. */
  readonly jacobian: readonly (readonly T[])[];
}

/** Mean and Jacobian of the samples with respect to the parameters to estimate: one call of the signal in duals over `a`. */
export function sensitivity<T, P extends string, S extends string>(a: Arithmetic<T>, experiment: Experiment<P, S, T>): Sensitivity<T> {
  const { model, tissue, protocol } = experiment;
  const names = estimated(experiment);
  const { value, jacobian: J } = jacobian<T>(
    a,
    (b, θ, lift) => model.signal(b, tissueAt<P, T, (typeof θ)[number]>(tissue, names, θ, lift), protocol.map((at) => lifted(at, lift))),
    names.map((name) => tissue[name]),
  );
  return { mean: value, jacobian: J };
}
