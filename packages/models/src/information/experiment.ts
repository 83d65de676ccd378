import type { AnyModel } from '../signal/signalModel.ts';
import type { Noise } from './noise/noise.ts';
import { isPrior, type Role, roleIssue } from './role.ts';

/** A measurement as it would be made: which signal, of what, how sampled, under which noise, with what unknown. SI throughout. */
export interface Experiment<P extends string = string, S extends string = string, T = number> {
  /** Which signal. */
  readonly model: AnyModel<P, S>;
  /** Under which noise. */
  readonly noise: Noise;
  /** Of what: the value of every parameter, in its SI unit. */
  readonly tissue: Readonly<Record<P, T>>;
  /** How sampled: the settings of each acquisition, in SI units. */
  readonly protocol: readonly Readonly<Record<S, T>>[];
  /** With what unknown: the role of every parameter. */
  readonly roles: Readonly<Record<P, Role>>;
  /** How often each sample is measured, all of them used; may be fractional; 1 each when absent. */
  readonly averages?: readonly number[];
}

/** Parameters and their roles. */
export interface Assigned<P extends string = string> {
  /** The role of every parameter. */
  readonly roles: Readonly<Record<P, Role>>;
  /** Whose parameters they are. */
  readonly model: {
    /** By name. */
    readonly parameters: Readonly<Record<P, unknown>>;
  };
}

/**
 * The names of the parameters that are not known, wanted or not, in the order of the model.
 *
 * @example
 * ```ts
 * import { molli } from '@fishergrad/models';
 *
 * unknowns({ model: molli, roles: { A: 'nuisance', B: 'known', T1star: 'estimate' } }); // => ['A', 'T1star']
 * ```
 */
export function unknowns<P extends string>({ roles, model }: Assigned<P>): P[] {
  return (Object.keys(model.parameters) as P[]).filter((name) => roles[name] !== 'known');
}

/**
 * The names of the parameters whose bound is wanted: those to estimate; where there are none, those with a prior.
 *
 * @example
 * ```ts
 * import { molli } from '@fishergrad/models';
 *
 * wanted({ model: molli, roles: { A: 'nuisance', B: 'known', T1star: 'estimate' } }); // => ['T1star']
 * ```
 */
export function wanted<P extends string>(experiment: Assigned<P>): P[] {
  const free = unknowns(experiment);
  const estimated = free.filter((name) => experiment.roles[name] === 'estimate');
  return estimated.length > 0 ? estimated : free.filter((name) => isPrior(experiment.roles[name]));
}

/**
 * As `unknowns`, for a bound.
 *
 * @throws RangeError when nothing is to be estimated or measured, or a role is missing or none there is
 */
export function unknownsOfBound<P extends string>(
  experiment: Assigned<P> & { readonly protocol: readonly unknown[] },
): P[] {
  refuseStrangeRoles(experiment);
  if (unknowns(experiment).length === 0)
    throw new RangeError('nothing is to be estimated: every parameter is taken as known');
  if (wanted(experiment).length === 0)
    throw new RangeError('nothing is to be estimated: every parameter is known or a nuisance');
  if (experiment.protocol.length === 0) throw new RangeError('nothing is measured: the protocol has no acquisition');
  return unknowns(experiment);
}

/** The SDs of the priors, by the place of their parameter among the unknowns. */
export function priorsOf<P extends string>(experiment: Assigned<P>): { readonly at: number; readonly sd: number }[] {
  return unknowns(experiment).flatMap((name, at) => {
    const role: Role = experiment.roles[name];
    return isPrior(role) ? [{ at, sd: role.prior.sd }] : [];
  });
}

/** A role misspelled must not make a parameter known: that would be a smaller bound. */
function refuseStrangeRoles({ roles, model }: Assigned): void {
  const names = Object.keys(model.parameters);
  const given = new Map<string, unknown>(Object.entries(roles));
  const issues = [
    ...names.flatMap((name) => roleIssue(name, given.get(name)) ?? []),
    ...[...given.keys()]
      .filter((name) => !names.includes(name))
      .map((name) => `there is a role for ${name}, which is no parameter; they are ${names.join(', ')}`),
  ];
  if (issues.length > 0) throw new RangeError(issues.join('\n'));
}
