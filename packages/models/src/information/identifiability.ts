import { numbers } from '@fishergrad/engine';
import { type Experiment, estimated } from './experiment.ts';
import { gram, type Rows } from './fisher.ts';
import { cure } from './cure.ts';
import { type Change, NotIdentifiable, size } from './notIdentifiable.ts';
import { norm } from './norm.ts';
import { roundingOf } from './rounding.ts';
import { type ScaledSpectrum, scaledSpectrum } from './scaledSpectrum.ts';

/** Singular values of the scaled R below this part of the largest are 0 for a matrix of doubles. */
const SMALLEST = 1e-12;
/** What is not at least so many times its own rounding is none: then no three digits of an SD would be right. */
const CLEAR = 1e3;
/** By how much more the operations err in a second look, which tells jumps from rounding. */
export const HARDER = 16;
/** The size of the largest relative change by which a direction is told. */
const TOLD = 0.01;

/** What the samples tell apart and what not, given how R is rounded. */
export interface Sight {
  /** Whether the samples depend on each parameter by more than rounding. */
  readonly seen: readonly boolean[];
  /** Of the columns of those that they see. */
  readonly spectrum: ScaledSpectrum;
  /** Right vectors of combinations that they do not see. */
  readonly blind: Rows<number>;
  /** How far the faintest parameter or combination is above what counts as seen: below 1 it is not. */
  readonly clarity: number;
  /** Relative error that rounding may leave in the SDs. */
  readonly rounding: number;
}

/**
 * The scaled spectrum of R, if the samples tell the parameters apart, and how much rounding may spoil it.
 *
 *   1. a column that is no more than its rounding           the samples do not depend on that parameter
 *   2. a singular value that is no more than its rounding   they do not depend on a combination of parameters
 *
 * @throws NotIdentifiable with the directions they cannot see, and what would help
 */
export function refuseUnidentifiable<P extends string, S extends string>(
  R: Rows<number>,
  experiment: Experiment<P, S>,
): Pick<Sight, 'spectrum' | 'rounding'> {
  const sight = sightOf(R, roundingOf(experiment, R), () => roundingOf(experiment, R, HARDER));
  if (isClear(sight)) return sight;

  const names = estimated(experiment);
  const unseen = names.filter((_, i) => !sight.seen[i]);
  const seen = names.filter((_, i) => sight.seen[i]);
  const confused = sparse(sight.blind).map((v) => direction(experiment, seen, v, sight.spectrum.lengths));
  throw new NotIdentifiable({
    names,
    directions: [...unseen.map((name) => [changeOf(experiment, name, 1)]), ...confused],
    cures: [cure(experiment, R, unseen, confused)],
    fisher: gram(numbers, R),
    conditionalSd: names.map((_, i) => (sight.seen[i] ? 1 / norm(column(R, i)) : Infinity)),
  });
}

/**
 * What the samples tell apart, from R, its rounding `E`, and, where the first look is not clear, its rounding when every
 * operation errs `HARDER` times as much.
 */
export function sightOf(R: Rows<number>, E: Rows<number>, harder: () => Rows<number>): Sight {
  const first = look(R, E);
  if (isClear(first)) return first;
  // A sample exactly on a kink jumps at the slightest error; unlike rounding a jump does not grow with the error.
  const H = harder();
  return look(
    R,
    E.map((row, k) => row.map((e, i) => (Math.abs(H[k]![i]!) < 4 * Math.abs(e) ? 0 : e))),
  );
}

function look(R: Rows<number>, E: Rows<number>): Sight {
  const sizes = (R[0] ?? []).map((_, i) => norm(column(R, i)) / (CLEAR * norm(column(E, i))));
  const seen = sizes.map((part) => part > 1);
  const keep = (rows: Rows<number>): Rows<number> => rows.map((row) => row.filter((_, i) => seen[i]));
  const spectrum = scaledSpectrum(keep(R));
  const { singular, vectors, lengths } = spectrum;
  const noise = keep(E);
  const moved = vectors.map((v) =>
    norm(noise.map((row) => row.reduce((sum, e, i) => sum + (e / lengths[i]!) * v[i]!, 0))),
  );
  const largest = singular[0] ?? 0;
  const above = singular.map((s, k) => s / Math.max(SMALLEST * largest, CLEAR * moved[k]!));
  return {
    seen,
    spectrum,
    blind: vectors.filter((_, k) => !(above[k]! > 1)),
    clarity: Math.min(...sizes, ...above),
    rounding: Math.max(0, ...singular.map((s, k) => (moved[k]! + Number.EPSILON * largest) / s)),
  };
}

/** Whether every parameter and every combination of parameters is seen. */
export function isClear({ seen, blind }: Sight): boolean {
  return seen.every(Boolean) && blind.length === 0;
}

function column(rows: Rows<number>, i: number): number[] {
  return rows.map((row) => row[i]!);
}

/** A basis of the same space, with as few parameters in each vector as row reduction gives. */
function sparse(vectors: Rows<number>): number[][] {
  const basis = vectors.map((v) => [...v]);
  const pivots = new Set<number>();
  for (const vector of basis) {
    const pivot = vector.reduce(
      (best, x, i) => (!pivots.has(i) && Math.abs(x) > Math.abs(vector[best] ?? 0) ? i : best),
      -1,
    );
    pivots.add(pivot);
    for (const other of basis) {
      if (other === vector) continue;
      const factor = other[pivot]! / vector[pivot]!;
      vector.forEach((x, i) => (other[i] = other[i]! - factor * x));
    }
  }
  return basis;
}

/** A null vector of the scaled R as changes of the parameters, the largest told as 1 %. */
function direction<P extends string, S extends string>(
  experiment: Experiment<P, S>,
  names: readonly P[],
  scaled: readonly number[],
  lengths: readonly number[],
): Change[] {
  const most = scaled.reduce((largest, x) => Math.max(largest, Math.abs(x)), 0);
  const changes = names
    .map((name, i) => changeOf(experiment, name, scaled[i]! / lengths[i]!))
    .filter((_, i) => Math.abs(scaled[i]!) > 1e-6 * most);
  const told = changes.some(({ relative }) => relative !== undefined)
    ? changes.filter(({ relative }) => relative !== undefined)
    : changes;
  const first = told.toSorted((a, b) => size(b) - size(a))[0]!;
  const factor = (TOLD / size(first)) * Math.sign(first.by);
  return changes.map(({ by, relative, ...rest }) => ({
    ...rest,
    by: by * factor,
    relative: relative === undefined ? undefined : relative * factor,
  }));
}

/** Relative to the value where that means something to a reader: not for a phase, nor for a value that is not positive. */
function changeOf<P extends string, S extends string>(
  { model, tissue }: Experiment<P, S>,
  name: P,
  by: number,
): Change {
  const [value, { unit }] = [tissue[name], model.parameters[name]];
  return { name, unit, by, relative: value > 0 && unit !== 'rad' ? by / value : undefined };
}
