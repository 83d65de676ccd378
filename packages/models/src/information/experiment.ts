import type { SignalModel } from '../signal/signalModel.ts';
import type { Noise } from './noise.ts';

/** `estimate`: unknown, and wanted. `known`: taken as exactly its value, which makes every other bound smaller. */
export type Role = 'estimate' | 'known';

/** A measurement as it would be made: which signal, of what, how sampled, under which noise, with what unknown. SI throughout. */
export interface Experiment<P extends string = string, S extends string = string, T = number> {
  /** Which signal. */
  readonly model: SignalModel<P, S>;
  /** Under which noise. */
  readonly noise: Noise;
  /** Of what: the value of every parameter, in its SI unit. */
  readonly tissue: Readonly<Record<P, T>>;
  /** How sampled: the settings of each acquisition, in SI units. */
  readonly protocol: readonly Readonly<Record<S, T>>[];
  /** With what unknown: the role of every parameter. */
  readonly roles: Readonly<Record<P, Role>>;
  /** How often each sample is measured and averaged, may be fractional; 1 each when absent. */
  readonly averages?: readonly number[];
}

/**
 * The names of the parameters to estimate, in the order of the model.
 *
 * @example
 * ```ts
 * import { molli } from '@fishergrad/models';
 *
 * estimated({ model: molli, roles: { A: 'estimate', B: 'known', T1star: 'estimate' } }); // => ['A', 'T1star']
 * ```
 */
export function estimated<P extends string>(experiment: {
  readonly roles: Readonly<Record<P, Role>>;
  readonly model: { readonly parameters: Readonly<Record<P, unknown>> };
}): P[] {
  return (Object.keys(experiment.model.parameters) as P[]).filter((name) => experiment.roles[name] === 'estimate');
}

/**
 * As `estimated`, for a bound.
 *
 * @throws RangeError when nothing is to be estimated or measured, or a role is missing or none of the two
 */
export function toEstimate<P extends string>(
  experiment: Parameters<typeof estimated<P>>[0] & { readonly protocol: readonly unknown[] },
): P[] {
  refuseStrangeRoles(experiment);
  const names = estimated(experiment);
  if (names.length === 0) throw new RangeError('nothing is to be estimated: every parameter is taken as known');
  if (experiment.protocol.length === 0) throw new RangeError('nothing is measured: the protocol has no acquisition');
  return names;
}

/** A role misspelled must not make a parameter known: that would be a smaller bound. */
function refuseStrangeRoles({ roles, model }: Parameters<typeof estimated>[0]): void {
  const names = Object.keys(model.parameters);
  const given = new Map<string, unknown>(Object.entries(roles));
  const issues = [
    ...names
      .filter((name) => given.get(name) !== 'estimate' && given.get(name) !== 'known')
      .map(
        (name) =>
          `the role of ${name} must be 'estimate' or 'known', not ${JSON.stringify(given.get(name)) ?? 'left out'}`,
      ),
    ...[...given.keys()]
      .filter((name) => !names.includes(name))
      .map((name) => `there is a role for ${name}, which is no parameter; they are ${names.join(', ')}`),
  ];
  if (issues.length > 0) throw new RangeError(issues.join('\n'));
}
