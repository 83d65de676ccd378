import type { SignalModel } from '../signal/signalModel.ts';
import type { Noise } from './noise.ts';

/** `estimate`: unknown, and wanted. `known`: taken as exactly its value, which makes every other bound smaller. */
export type Role = 'estimate' | 'known';

/** A measurement as it would be made: which signal, of what, how sampled, under which noise, with what unknown. SI throughout. */
export interface Experiment<P extends string = string, S extends string = string, T = number> {
  readonly model: SignalModel<P, S>;
  readonly noise: Noise;
  readonly tissue: Readonly<Record<P, T>>;
  readonly protocol: readonly Readonly<Record<S, T>>[];
  readonly roles: Readonly<Record<P, Role>>;
  /** How often each sample is measured and averaged, may be fractional; 1 each when absent. */
  readonly averages?: readonly number[];
}

/** The names of the parameters to estimate, in the order of the model. */
export function estimated<P extends string>(experiment: {
  readonly roles: Readonly<Record<P, Role>>;
  readonly model: { readonly parameters: Readonly<Record<P, unknown>> };
}): P[] {
  return (Object.keys(experiment.model.parameters) as P[]).filter((name) => experiment.roles[name] === 'estimate');
}
