import { crlb } from './crlb.ts';
import { type Experiment, unknowns, wanted } from './experiment.ts';
import { NotIdentifiable } from './notIdentifiable.ts';
import { isPrior, type Role } from './role.ts';

/** The same experiment with other roles, and what becomes of the SDs. */
export interface Cost<P extends string = string> {
  /** What is otherwise: "C known", "B1 unknown". */
  readonly says: string;
  /** The roles that are otherwise; none for the row of all others known, which are not the same for each. */
  readonly roles: Readonly<Partial<Record<P, Role>>>;
  /** The SD of each wanted parameter, SI; undefined where it is not identifiable, or known by this change. */
  readonly sd: Readonly<Partial<Record<P, number>>>;
  /** The SD of each derived quantity, SI; undefined where not all is identifiable, or all it is made of is known. */
  readonly derived: Readonly<Record<string, number | undefined>>;
}

/**
 * What each unknown costs: the SDs of the wanted parameters and of derived quantities as they are, then with one thing otherwise at a time.
 *
 *   1. as they are
 *   2. each other unknown, were it known; σ too, where it is one
 *   3. all nuisances known, where there are several; σ too, where it is one
 *   4. each prior taken away
 *   5. each known parameter, were it unknown
 *   6. for each, all others known: its conditional SD, where none of the rows above says so
 *
 * @throws RangeError as {@link crlb}; what is not identifiable is told, not thrown
 *
 * @example
 * ```ts
 * import { gaussian, t2star } from '@fishergrad/models';
 *
 * const roles = { S0: 'nuisance', T2star: 'estimate' } as const;
 * const all = costs({ model: t2star, ...t2star.typical, noise: gaussian(0.02), roles });
 * all.map(({ says }) => says); // => ['as they are', 'S0 known']
 * all[1]!.sd.T2star! / all[0]!.sd.T2star!; // ~> 0.780547508552648
 * ```
 */
export function costs<P extends string, S extends string>(experiment: Experiment<P, S>): Cost<P>[] {
  const aims = wanted(experiment);
  const { noise } = experiment;
  const known = noise.known && (noise.unknowns ?? []).length > 0 ? { ...experiment, noise: noise.known() } : undefined;
  const rows = changesOf(experiment, known !== undefined).map(([says, roles]): Cost<P> => {
    const at = known && (says === SIGMA || says === NUISANCES) ? known : experiment;
    return { says, roles, ...sdsOf(at, aims, roles) };
  });
  return saysMore(experiment, aims) ? [...rows, alone(experiment, aims)] : rows;
}

const SIGMA = 'σ known';
const NUISANCES = 'all nuisances known';

/** Whether all others are more than one, and other than all nuisances: else their row is there already. */
function saysMore<P extends string, S extends string>(experiment: Experiment<P, S>, aims: readonly P[]): boolean {
  const others = unknowns(experiment).filter((name) => aims.length > 1 || name !== aims[0]);
  const count = others.length + (experiment.noise.unknowns ?? []).length - (aims.length > 1 ? 1 : 0);
  const nuisances = others.every((name) => experiment.roles[name] === 'nuisance');
  return count > 1 && !(aims.length === 1 && nuisances);
}

function alone<P extends string, S extends string>(experiment: Experiment<P, S>, aims: readonly P[]): Cost<P> {
  const others = (aim: P): Roles<P> =>
    alike(
      unknowns(experiment).filter((name) => name !== aim),
      'known',
    );
  const { noise } = experiment;
  const settled = { ...experiment, noise: noise.known?.() ?? noise };
  const sds = aims.map((aim) => [aim, sdsOf(settled, [aim], others(aim)).sd[aim]] as const);
  return {
    says: 'all others known',
    roles: alike<P>([], 'known'),
    derived: {},
    sd: Object.fromEntries(sds.filter(([, sd]) => sd !== undefined)) as Cost<P>['sd'],
  };
}

type Roles<P extends string> = Partial<Record<P, Role>>;

function changesOf<P extends string, S extends string>(
  experiment: Experiment<P, S>,
  sigma: boolean,
): [string, Roles<P>][] {
  const { roles } = experiment;
  const [free, aims] = [unknowns(experiment), wanted(experiment)];
  const all = Object.keys(experiment.model.parameters) as P[];
  const nuisances = free.filter((name) => roles[name] === 'nuisance');
  const each = (names: readonly P[], says: string, role: Role): [string, Roles<P>][] =>
    names.map((name) => [`${name} ${says}`, alike([name], role)]);
  return [
    ['as they are', {}],
    ...(sigma ? [[SIGMA, {}] as [string, Roles<P>]] : []),
    ...each(
      free.filter((name) => aims.some((aim) => aim !== name)),
      'known',
      'known',
    ),
    ...(nuisances.length + Number(sigma) > 1 && nuisances.length > 0
      ? [[NUISANCES, alike(nuisances, 'known')] as [string, Roles<P>]]
      : []),
    ...each(
      free.filter((name) => isPrior(roles[name])),
      'without its prior',
      'estimate',
    ),
    ...each(
      all.filter((name) => roles[name] === 'known'),
      'unknown',
      'nuisance',
    ),
  ];
}

function alike<P extends string>(names: readonly P[], role: Role): Roles<P> {
  return Object.fromEntries(names.map((name) => [name, role])) as Roles<P>;
}

function sdsOf<P extends string, S extends string>(
  experiment: Experiment<P, S>,
  aims: readonly P[],
  change: Roles<P>,
): Pick<Cost<P>, 'sd' | 'derived'> {
  const asked = aims.filter((name) => change[name] !== 'known');
  const told = (of: (name: P) => number): Cost<P>['sd'] =>
    Object.fromEntries(asked.map((name) => [name, of(name)])) as Partial<Record<P, number>>;
  try {
    const { parameters, derived } = crlb({ ...experiment, roles: { ...experiment.roles, ...change } });
    const sds = Object.entries(derived).map(([name, { sd }]) => [name, sd] as const);
    return { sd: told((name) => parameters[name].sd), derived: Object.fromEntries(sds) };
  } catch (error) {
    if (!(error instanceof NotIdentifiable)) throw error;
    const left = asked.filter((name) => Object.hasOwn(error.remaining, name));
    const sd = Object.fromEntries(left.map((name) => [name, error.remaining[name]])) as Partial<Record<P, number>>;
    const derived = Object.entries(error.derived).map(([name, each]) => [name, each.sd] as const);
    return { sd, derived: Object.fromEntries(derived) };
  }
}
