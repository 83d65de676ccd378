import { type Arithmetic, jacobian, record, type Tape } from '@fishergrad/engine';
import type { Derived } from '../signal/signalModel.ts';
import { factored, spreadOf } from './cholesky.ts';
import { type Experiment, estimated } from './experiment.ts';
import { gram, weighted } from './fisher.ts';
import { tissueAt } from './lifted.ts';
import { sensitivity } from './sensitivity.ts';

/** An experiment whose tissue is still open: parameters come as columns, or as one number for all rows. */
export type MapDesign<P extends string = string, S extends string = string> = Omit<Experiment<P, S>, 'tissue'> & {
  /** Parameters that are the same in every row. */
  readonly tissue?: Partial<Readonly<Record<P, number>>>;
};

/** The tape's name for setting `name` of acquisition `k`. */
export function settingName(name: string, k: number): string {
  return `${name} ${k + 1}`;
}

/** A bound as a tape. Inputs: the model's parameters, then every setting of every acquisition. */
export interface BoundTape {
  /** Outputs: an SD for each name of `told`; then `confusion` and `faintness`, which say whether to believe them. */
  readonly tape: Tape;
  /** Estimated parameters, then the derived quantities that depend on them. */
  readonly told: readonly string[];
}

/** The bound of one experiment as a tape: sensitivity, F and its inverse, all in one. */
export function boundTape<P extends string, S extends string>(design: MapDesign<P, S>): BoundTape {
  const { model, protocol } = design;
  const parameters = Object.keys(model.parameters) as P[];
  const settings = Object.keys(model.settings) as S[];
  const names = [...parameters, ...protocol.flatMap((_, k) => settings.map((name) => settingName(name, k)))];
  let told: readonly string[] = [];
  const tape = record(names, <T>(a: Arithmetic<T>, x: readonly T[]) => {
    const tissue = recordOf(parameters, x);
    const at = protocol.map((_, k) => recordOf(settings, x.slice(parameters.length + k * settings.length)));
    const { sd, ...doubt } = bounds<T, P, S>(a, { ...design, tissue, protocol: at });
    told = Object.keys(sd);
    return [...Object.values(sd), doubt.confusion, doubt.faintness];
  });
  return { tape, told };
}

function bounds<T, P extends string, S extends string>(
  a: Arithmetic<T>,
  e: Experiment<P, S, T>,
): { sd: Record<string, T>; confusion: T; faintness: T } {
  const names = estimated(e);
  const samples = sensitivity(a, e);
  const F = gram(a, weighted(a, e, samples));
  const split = factored(a, F);
  const slopes = new Map<string, readonly (T | 0)[]>([
    ...names.map((name, i): [string, (T | 0)[]] => [name, names.map((_, k) => (k === i ? a.constant(1) : 0))]),
    ...derivedSlopes(a, e),
  ]);
  const sd = Object.fromEntries(Array.from(slopes, ([name, g]) => [name, spreadOf(a, split, g)]));
  return { sd, confusion: split.confusion, faintness: faintness(a, e, samples.mean, F) };
}

/** The slopes of each derived quantity that depends on an estimated parameter. */
function derivedSlopes<T, P extends string, S extends string>(
  a: Arithmetic<T>,
  e: Experiment<P, S, T>,
): [string, (T | 0)[]][] {
  const derived = Object.entries<Derived<P>>(e.model.derived ?? {});
  const all = derived.map(([name, { of }]): [string, (T | 0)[]] => [
    name,
    slopesOf(a, e, of).map((slope) => (slope === 0 ? 0 : slope)),
  ]);
  return all.filter(([, slopes]) => slopes.some((slope) => slope !== 0));
}

function slopesOf<T, P extends string, S extends string>(
  a: Arithmetic<T>,
  e: Experiment<P, S, T>,
  of: <U>(b: Arithmetic<U>, tissue: Readonly<Record<P, U>>) => U,
): T[] {
  const names = estimated(e);
  return jacobian(
    a,
    <U>(b: Arithmetic<U>, θ: readonly U[], lift: (t: T) => U) => [
      of<U>(b, tissueAt<P, T, U>(e.tissue, names, θ, lift)),
    ],
    names.map((name) => e.tissue[name]),
  ).jacobian[0]!;
}

/** ∏ᵢ Σ (w μ)² / (θᵢ² Fᵢᵢ): large where the samples hardly move with some parameter. For a phase, θ is 1 rad. */
function faintness<T, P extends string, S extends string>(
  a: Arithmetic<T>,
  e: Experiment<P, S, T>,
  mean: readonly T[],
  F: readonly (readonly T[])[],
): T {
  const weights = weighted(a, e, { mean, jacobian: mean.map((μ) => [μ]) });
  const whole = a.add(...weights.map(([μ]) => a.mul(μ!, μ!)));
  const names = estimated(e);
  const parts = names.map((name, i) => {
    const θ = e.model.parameters[name].unit === 'rad' ? a.constant(1) : e.tissue[name];
    return a.mul(F[i]![i]!, θ, θ);
  });
  return a.div(a.mul(...names.map(() => whole)), a.mul(...parts));
}

function recordOf<K extends string, T>(names: readonly K[], values: readonly T[]): Record<K, T> {
  return Object.fromEntries(names.map((name, i) => [name, values[i]])) as Record<K, T>;
}
