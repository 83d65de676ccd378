import { Complex, numbers } from '@fishergrad/engine';
import {
  type AnyModel,
  type Bound,
  complexGaussian,
  crlb,
  type Experiment,
  gaussian,
  type Role,
} from '@fishergrad/models';

/** An experiment at a model's typical values with σ = 0.02, its usual unknowns to be estimated, unless said otherwise. */
export function experimentOf<P extends string, S extends string>(
  model: AnyModel<P, S>,
  changes: Partial<Experiment<P, S>> = {},
): Experiment<P, S> {
  const { tissue, protocol } = model.typical;
  return { model, tissue, protocol, noise: noiseOf(model, 0.02), roles: usual(model), ...changes };
}

/** Gaussian noise of the kind of samples a model has. */
export function noiseOf<P extends string, S extends string>(model: AnyModel<P, S>, σ: number): Experiment['noise'] {
  const { tissue, protocol } = model.typical;
  return model.signal(numbers, tissue, protocol)[0] instanceof Complex ? complexGaussian(σ) : gaussian(σ);
}

/** What a typical protocol of this model is to find. */
function usuallyUnknown<P extends string, S extends string>({ parameters, typical }: AnyModel<P, S>): P[] {
  const names = Object.keys(parameters) as P[];
  return names.filter((name) => typical.estimate?.includes(name) ?? parameters[name].nominal === undefined);
}

/** That to be estimated, and the rest known. */
export function usual<P extends string, S extends string>(model: AnyModel<P, S>): Record<P, Role> {
  const [names, free] = [Object.keys(model.parameters) as P[], usuallyUnknown(model)];
  return Object.fromEntries(names.map((name) => [name, free.includes(name) ? 'estimate' : 'known'])) as Record<P, Role>;
}

/** Everything to be estimated. */
export function all<P extends string>(model: {
  readonly parameters: Readonly<Record<P, unknown>>;
}): Record<P, 'estimate'> {
  return Object.fromEntries(Object.keys(model.parameters).map((name) => [name, 'estimate'])) as Record<P, 'estimate'>;
}

/** The bound of such an experiment. */
export function boundOf<P extends string, S extends string>(
  model: AnyModel<P, S>,
  changes: Partial<Experiment<P, S>> = {},
): Bound<P> {
  return crlb(experimentOf(model, changes));
}
