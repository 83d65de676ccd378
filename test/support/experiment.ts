import { type Bound, crlb, type Experiment, gaussian, type SignalModel } from '@fishergrad/models';

/** An experiment at a model's typical values with σ = 0.02 and everything unknown, unless said otherwise. */
export function experimentOf<P extends string, S extends string>(
  model: SignalModel<P, S>,
  changes: Partial<Experiment<P, S>> = {},
): Experiment<P, S> {
  return { model, ...model.typical, noise: gaussian(0.02), roles: all(model), ...changes };
}

/** Everything to be estimated. */
export function all<P extends string>(model: {
  readonly parameters: Readonly<Record<P, unknown>>;
}): Record<P, 'estimate'> {
  return Object.fromEntries(Object.keys(model.parameters).map((name) => [name, 'estimate'])) as Record<P, 'estimate'>;
}

/** The bound of such an experiment. */
export function boundOf<P extends string, S extends string>(
  model: SignalModel<P, S>,
  changes: Partial<Experiment<P, S>> = {},
): Bound<P> {
  return crlb(experimentOf(model, changes));
}
