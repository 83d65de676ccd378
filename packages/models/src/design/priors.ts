import { type Experiment, priorsOf, unknowns } from '../information/experiment.ts';
import { isPrior, type Role } from '../information/role.ts';

/** The same roles as before anything is known: a prior is told once, not with every acquisition. */
export function withoutPriors(roles: Experiment['roles']): Experiment['roles'] {
  return Object.fromEntries(
    Object.entries<Role>(roles).map(([name, role]) => [name, isPrior(role) ? ('estimate' as const) : role]),
  );
}

/** The rows that priors add to the root of the information. */
export function priorRows(experiment: Parameters<typeof priorsOf>[0]): number[][] {
  const width = unknowns(experiment).length;
  return priorsOf(experiment).map(({ at, sd }) => Array.from({ length: width }, (_, i) => (i === at ? 1 / sd : 0)));
}
