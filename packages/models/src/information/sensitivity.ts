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

/**
 * Mean and {@link jacobian} of the samples with respect to the parameters to estimate: one call of the signal in duals
 * over `a`.
 *
 * @example
 * ```ts
 * import { numbers } from '@fishergrad/engine';
 * import { gaussian, t2star } from '@fishergrad/models';
 *
 * const roles = { S0: 'estimate', T2star: 'estimate' } as const;
 * const tissue = { S0: 1, T2star: 0.01 };
 * const samples = sensitivity(numbers, { model: t2star, noise: gaussian(0.02), tissue, protocol: [{ TE: 0.01 }], roles });
 * samples.jacobian[0]; // ~> [0.367879441171442, 36.7879441171442]
 * ```
 */
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
