import { numbers } from '@fishergrad/engine';
import { type Experiment, unknowns } from './experiment.ts';
import { gram } from './fisher.ts';
import { column, type Rows } from './rows.ts';
import { cure } from './cure.ts';
import { changeOf, direction, sparse } from './directions.ts';
import { NotIdentifiable } from './notIdentifiable.ts';
import { norm } from './norm.ts';
import { derivedValues } from './derivedValues.ts';
import { remaining, remainingDerived } from './remaining.ts';
import { roundingOf } from './rounding.ts';
import { type ScaledSpectrum, scaledSpectrum } from './scaledSpectrum.ts';

/** Singular values of the scaled R below this part of the largest are 0 for a matrix of doubles. */
const SMALLEST = 1e-12;
/** What is not at least so many times its own rounding is none: then no three digits of an SD would be right. */
const CLEAR = 1e3;
/** By how much more the operations err in a second look, which tells jumps from rounding. */
export const HARDER = 16;

/** What the samples tell apart and what not, given how R is rounded. */
export interface Sight {
  /** Whether the samples depend on each parameter by more than rounding. */
  readonly seen: readonly boolean[];
  /** Of the columns of those that they see. */
  readonly spectrum: ScaledSpectrum;
  /** What each singular value must exceed to be seen. */
  readonly least: readonly number[];
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

  const names = unknowns(experiment);
  const unseen = names.filter((_, i) => !sight.seen[i]);
  const seen = names.filter((_, i) => sight.seen[i]);
  const confused = sparse(sight.blind).map((v) => direction(experiment, seen, v, sight.spectrum.lengths));
  throw new NotIdentifiable({
    names,
    directions: [...unseen.map((name) => [changeOf(experiment, name, 1)]), ...confused],
    cures: [cure(experiment, R, unseen, confused)],
    fisher: gram(numbers, R),
    conditionalSd: names.map((_, i) => (sight.seen[i] ? 1 / norm(column(R, i)) : Infinity)),
    rank: seen.length - sight.blind.length,
    spectrum: [...sight.spectrum.singular.map((s) => s * s), ...unseen.map(() => 0)],
    remaining: remaining(seen, sight),
    derived: remainingDerived(derivedValues(numbers, experiment), sight),
  });
}

/**
 * What the samples tell apart, from R, its rounding `E`, and, where the first look is not clear, its rounding when every
 * operation errs `HARDER` times as much.
 */
export function sightOf(R: Rows<number>, E: Rows<number>, harder: () => Rows<number>): Sight {
  const first = look(R, E);
  if (isClear(first)) return first;
  // A sample exactly on a kink jumps at the slightest error; unlike rounding a jump does not grow with the error. At the end of
  // what a root or a power can take, as 1 − exp(0), the slightest error leaves it: that is no rounding either.
  const H = harder();
  return look(
    R,
    E.map((row, k) => row.map((e, i) => (!Number.isFinite(e) || Math.abs(H[k]![i]!) < 4 * Math.abs(e) ? 0 : e))),
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
  const least = moved.map((m) => Math.max(SMALLEST * largest, CLEAR * m));
  const above = singular.map((s, k) => s / least[k]!);
  return {
    seen,
    spectrum,
    least,
    blind: vectors.filter((_, k) => !(above[k]! > 1)),
    clarity: Math.min(...sizes, ...above),
    rounding: Math.max(0, ...singular.map((s, k) => (moved[k]! + Number.EPSILON * largest) / s)),
  };
}

/** Whether every parameter and every combination of parameters is seen. */
export function isClear({ seen, blind }: Sight): boolean {
  return seen.every(Boolean) && blind.length === 0;
}
