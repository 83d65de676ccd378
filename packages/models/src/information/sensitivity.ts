import { type Arithmetic, jacobian, numbers } from '@fishergrad/engine';
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
export function sensitivity<T, P extends string, S extends string>(
  a: Arithmetic<T>,
  experiment: Experiment<P, S, NoInfer<T>>,
): Sensitivity<T> {
  const { model, tissue, protocol } = experiment;
  const names = estimated(experiment);
  const inNumbers = (a as unknown) === numbers; // a plain number may stand in any arithmetic: nothing to lift
  const { value, jacobian: J } = jacobian(
    a,
    <U>(b: Arithmetic<U>, θ: readonly U[], lift: (t: T) => U) =>
      model.signal<U>(
        b,
        tissueAt<P, T, U>(tissue, names, θ, lift),
        inNumbers ? (protocol as unknown as readonly Record<S, U>[]) : protocol.map((at) => lifted<S, T, U>(at, lift)),
      ),
    names.map((name): T => tissue[name]),
  );
  return { mean: value, jacobian: J };
}
