import { numbers } from '@fishergrad/engine';
import { channelsOf } from './channelsOf.ts';
import { type Experiment, unknowns } from './experiment.ts';
import type { Change } from './change.ts';
import { list } from './notIdentifiable.ts';
import { norm } from './norm.ts';
import { column, type Rows } from './rows.ts';
import { scaledSpectrum } from './scaledSpectrum.ts';

/** What would make an experiment identifiable, as a sentence: other samples, where those can help, or known parameters. */
export function cure<P extends string, S extends string>(
  experiment: Experiment<P, S>,
  R: Rows<number>,
  unseen: readonly P[],
  confused: readonly (readonly Change[])[],
): string {
  const names = unknowns(experiment);
  const settings = list(Object.keys(experiment.model.settings), 'or');
  const one = unseen.length + confused.length === 1;
  const usual = usuallyKnown(experiment, [
    ...unseen,
    ...confused.flatMap((changes) => changes.map(({ name }) => name)),
  ]);
  const known = `${usual}take ${asKnown(names, unseen, confused)} as known or give ${one ? 'it a prior' : 'them priors'}`;
  const mute = unseen.filter((name) => isMute(experiment, name));
  if (mute.length > 0) {
    const whatever = `${list(mute)} ${mute.length === 1 ? 'has' : 'have'} no effect at these values of the others, whatever the ${settings}`;
    return unseen.length === names.length ? `${whatever}.` : `${whatever}: ${known}.`;
  }
  if (unseen.length === names.length) return `Choose other ${settings}.`;
  if (!wouldHelp(experiment)) return `No other ${settings} would help: ${known}.`;
  const distinct = new Set(R.filter((row) => row.some((x) => x !== 0)).map((row) => row.join())).size;
  if (distinct < names.length) {
    const there = `${distinct === 1 ? 'is' : 'are'} ${distinct}`;
    return `${names.length} unknowns need at least ${names.length} different samples, and there ${there}: add samples at other ${settings}, or ${known}.`;
  }
  return `Choose other ${settings}, or ${known}${confused.length === 0 ? ' to bound the others' : ''}.`;
}

/** Whether a parameter has no effect on the model's typical samples either: then its value, or that of another, is the cause. */
function isMute<P extends string, S extends string>(experiment: Experiment<P, S>, name: P): boolean {
  const typical = channelsOf(numbers, { ...experiment, protocol: experiment.model.typical.protocol });
  const i = unknowns(experiment).indexOf(name);
  return typical.jacobian.length > 0 && typical.jacobian.every((row) => row[i] === 0);
}

/** "take alpha as known, as it is where nothing is said of it (roles: { alpha: known }), or else ": of what the model knows by name. */
function usuallyKnown({ model }: Pick<Experiment, 'model'>, names: readonly string[]): string {
  const nominal = [...new Set(names)].filter((name) => model.parameters[name]?.nominal !== undefined);
  if (nominal.length === 0) return '';
  const them = nominal.length === 1 ? ['it is', 'it'] : ['they are', 'them'];
  const roles = nominal.map((name) => `${name}: known`).join(', ');
  return `take ${list(nominal)} as known, as ${them[0]} where nothing is said of ${them[1]} (roles: { ${roles} }), or else `;
}

/** Singular values of this part of the largest are more than rounding. */
const SEEN = 1e-9;
/** Stretched by this, settings are others. */
const OTHERWISE = 1.3;

/**
 * Whether other settings could tell the unknowns apart: those of the model's typical protocol, once as they are and once stretched.
 * Of a model that has no typical protocol nobody knows.
 */
function wouldHelp<P extends string, S extends string>(experiment: Experiment<P, S>): boolean {
  const { settings, typical } = experiment.model;
  const stretched = typical.protocol.map((at) =>
    Object.fromEntries(
      (Object.keys(settings) as S[]).map((name) => [name, at[name] * (settings[name].unit === '1' ? 1 : OTHERWISE)]),
    ),
  );
  const protocol = [...typical.protocol, ...(stretched as Record<S, number>[])];
  if (protocol.length === 0) return true;
  const { jacobian: J } = channelsOf(numbers, { ...experiment, protocol });
  const lengths = (J[0] ?? []).map((_, i) => norm(column(J, i)));
  if (!lengths.every((length) => length > 0 && length < Infinity)) return true;
  const { singular } = scaledSpectrum(J);
  return singular.at(-1)! > SEEN * singular[0]!;
}

/** "S0 or T2star", "two of A, B and T1star", "f and phi", "one of tau and f, and one of A and phi". */
function asKnown(
  names: readonly string[],
  unseen: readonly string[],
  confused: readonly (readonly Change[])[],
): string {
  const groups = grouped(confused.map((changes) => changes.map(({ name }) => name)));
  const [first] = groups;
  if (groups.length === 1 && unseen.length === 0 && first?.count === 1)
    return list(inOrder(names, first.members), 'or');
  const some = groups.map(({ count, members }) => `${COUNTS[count] ?? count} of ${list(inOrder(names, members))}`);
  return some.length > 1 ? [...unseen, ...some].join(', and ') : list([...unseen, ...some]);
}

interface Group {
  readonly count: number;
  readonly members: ReadonlySet<string>;
}

/** Directions that share parameters belong together: of such a group one parameter must be known for each direction. */
function grouped(directions: readonly (readonly string[])[]): Group[] {
  return directions.reduce<Group[]>((groups, names) => {
    const touched = groups.filter(({ members }) => names.some((name) => members.has(name)));
    const members = new Set([...touched.flatMap((group) => [...group.members]), ...names]);
    const count = touched.reduce((sum, group) => sum + group.count, 1);
    return [...groups.filter((group) => !touched.includes(group)), { count, members }];
  }, []);
}

function inOrder(names: readonly string[], members: ReadonlySet<string>): string[] {
  return names.filter((name) => members.has(name));
}

const COUNTS = ['none', 'one', 'two', 'three', 'four', 'five'];
