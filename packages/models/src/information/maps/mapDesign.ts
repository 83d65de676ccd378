import { type Arithmetic, record, type Tape } from '@fishergrad/engine';
import { type Factored, factored, spreadOf } from './cholesky.ts';
import { confused, extreme, faint, outside, slipping, turned } from './doubt.ts';
import { channelsOf } from '../channelsOf.ts';
import { derivedValues } from '../derivedValues.ts';
import { type Experiment, unknowns } from '../experiment.ts';
import { gram } from '../fisher.ts';
import { rootOf } from '../rootOf.ts';
import { nothingSeen, watching } from './watching.ts';

/** An experiment whose tissue is still open: parameters come as columns, or as one number for all rows. */
export type MapDesign<P extends string = string, S extends string = string> = Omit<Experiment<P, S>, 'tissue'> & {
  /** Parameters that are the same in every row. */
  readonly tissue?: Partial<Readonly<Record<P, number>>>;
};

/** The tape's name for setting `name` of acquisition `k`. */
export function settingName(name: string, k: number): string {
  return `${name} ${k + 1}`;
}

/**
 * Records something of an experiment whose parameters and settings are not known yet.
 * Inputs: the model's parameters, then every setting of every acquisition.
 */
export function recordDesign<P extends string, S extends string>(
  design: MapDesign<P, S>,
  of: <T>(a: Arithmetic<T>, e: Experiment<P, S, T>) => readonly T[],
): Tape {
  const parameters = Object.keys(design.model.parameters) as P[];
  const settings = Object.keys(design.model.settings) as S[];
  const names = [...parameters, ...design.protocol.flatMap((_, k) => settings.map((name) => settingName(name, k)))];
  return record(names, <T>(a: Arithmetic<T>, x: readonly T[]) => {
    const tissue = recordOf(parameters, x);
    const from = (k: number): number => parameters.length + k * settings.length;
    const protocol = design.protocol.map((_, k) => recordOf(settings, x.slice(from(k))));
    return of<T>(a, { ...design, tissue, protocol });
  });
}

/** A bound as a tape, with the inputs of `recordDesign`. */
export interface BoundTape {
  /** Outputs: an SD for each name of `told`; then `doubt`: only where it is below 1 they may be believed. */
  readonly tape: Tape;
  /** Estimated parameters, then the derived quantities that depend on them. */
  readonly told: readonly string[];
}

/** The bound of one experiment as a tape: sensitivity, F and its inverse, all in one. */
export function boundTape<P extends string, S extends string>(design: MapDesign<P, S>): BoundTape {
  let told: readonly string[] = [];
  const tape = recordDesign(design, <T>(a: Arithmetic<T>, e: Experiment<P, S, T>) => {
    const { sd, doubt } = bounds(a, e);
    told = Object.keys(sd);
    return [...Object.values<T>(sd), doubt];
  });
  return { tape, told };
}

function bounds<T, P extends string, S extends string>(
  a: Arithmetic<T>,
  e: Experiment<P, S, T>,
): { sd: Record<string, T>; doubt: T } {
  const names = unknowns(e);
  const seen = nothingSeen<T>();
  const channels = channelsOf(watching(a, seen), e);
  const F = gram(a, rootOf(a, e, channels));
  const split = factored(a, F);
  const sds = names.map((_, i) =>
    spreadOf(
      a,
      split,
      names.map((_name, k) => (k === i ? a.constant(1) : 0)),
    ),
  );
  const derived = derivedSlopes(a, e).map(([name, g]): [string, T] => [name, derivedSpread(a, split, g, sds)]);
  const sd = Object.fromEntries([...names.map((name, i): [string, T] => [name, sds[i]!]), ...derived]);
  const doubt = a.add(
    ...confused(a, split.confusion),
    ...faint(a, e, channels, seen, F),
    ...turned(a, seen.angles),
    ...slipping(a, e, channels),
    ...extreme(a, F, Object.values<T>(sd)),
    ...outside(a, e),
  );
  return { sd, doubt };
}

/** The SD of a quantity with slopes g: that of the parameter, times |g|, where it depends on one alone. */
function derivedSpread<T>(a: Arithmetic<T>, split: Factored<T>, g: readonly (T | 0)[], sds: readonly T[]): T {
  const among = g.flatMap((slope, i) => (slope === 0 ? [] : [i]));
  return among.length === 1 ? a.mul(sds[among[0]!]!, a.abs(g[among[0]!]!)) : spreadOf(a, split, g);
}

/** The slopes of each derived quantity that depends on an estimated parameter. */
export function derivedSlopes<T, P extends string, S extends string>(
  a: Arithmetic<T>,
  e: Experiment<P, S, T>,
): [string, (T | 0)[]][] {
  const all = derivedValues(a, e).map(({ name, slopes }): [string, (T | 0)[]] => [
    name,
    slopes.map((slope) => (slope === 0 ? 0 : slope)),
  ]);
  return all.filter(([, slopes]) => slopes.some((slope) => slope !== 0));
}

function recordOf<K extends string, T>(names: readonly K[], values: readonly T[]): Record<K, T> {
  return Object.fromEntries(names.map((name, i) => [name, values[i]])) as Record<K, T>;
}
