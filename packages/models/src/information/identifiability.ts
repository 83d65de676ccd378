import { numbers } from '@fishergrad/engine';
import { type Experiment, estimated } from './experiment.ts';
import { gram, type Rows } from './fisher.ts';
import { type Change, list, NotIdentifiable, size } from './notIdentifiable.ts';
import { norm } from './norm.ts';
import { roundingOf } from './rounding.ts';
import { type ScaledSpectrum, scaledSpectrum } from './scaledSpectrum.ts';

/** Singular values of the scaled R below this part of the largest are 0 for a matrix of doubles. */
const SMALLEST = 1e-12;
/** What is not at least so many times its own rounding is none: then no three digits of an SD would be right. */
const CLEAR = 1e3;
/** The size of the largest relative change by which a direction is told. */
const TOLD = 0.1;

/**
 * The scaled spectrum of R, if the samples tell the parameters apart, and how much rounding moves it (in units of its
 * singular values).
 *
 *   1. a column that is no more than rounding     the samples do not depend on that parameter
 *   2. a singular value that is no more           they do not depend on a combination of parameters
 *
 * @throws NotIdentifiable with the directions they cannot see, and what would help
 */
export function refuseUnidentifiable<P extends string, S extends string>(
  R: Rows<number>,
  experiment: Experiment<P, S>,
): { spectrum: ScaledSpectrum; rounding: number } {
  const names = estimated(experiment);
  const E = roundingOf(experiment, R);
  const [lengths, noise] = [R, E].map((rows) => names.map((_, i) => norm(rows.map((row) => row[i]!))));
  const isSeen = names.map((_, i) => lengths![i]! > CLEAR * noise![i]!);
  const seen = names.filter((_, i) => isSeen[i]);
  const spectrum = scaledSpectrum(R.map((row) => row.filter((_, i) => isSeen[i])));
  const rounding = norm(names.map((_, i) => (isSeen[i] ? noise![i]! / lengths![i]! : 0)));
  const blind = nullVectors(spectrum, Math.max(SMALLEST * (spectrum.singular[0] ?? 0), CLEAR * rounding));
  if (seen.length === names.length && blind.length === 0) return { spectrum, rounding };

  const unseen = names.filter((_, i) => !isSeen[i]);
  const confused = blind.map((v) => direction(experiment, seen, v, spectrum.lengths));
  throw new NotIdentifiable({
    names,
    directions: [...unseen.map((name) => [changeOf(experiment, name, 1)]), ...confused],
    cures: [cure(experiment, names, unseen, confused)],
    fisher: gram(numbers, R),
    conditionalSd: lengths!.map((length, i) => (isSeen[i] ? 1 / length : Infinity)),
  });
}

/** A basis of what the scaled R does not see, with as few parameters in each vector as row reduction gives. */
function nullVectors({ singular, vectors }: ScaledSpectrum, smallest: number): number[][] {
  const basis = vectors.filter((_, k) => !(singular[k]! > smallest)).map((v) => [...v]);
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

/** A null vector of the scaled R as changes of the parameters, the largest told as 10 %. */
function direction<P extends string, S extends string>(
  experiment: Experiment<P, S>,
  names: readonly P[],
  scaled: readonly number[],
  lengths: readonly number[],
): Change[] {
  const changes = names.map((name, i) => changeOf(experiment, name, scaled[i]! / lengths[i]!));
  const largest = Math.max(...changes.map(size));
  const first = changes.find((change) => size(change) === largest) as Change;
  const factor = (TOLD / largest) * Math.sign(first.by);
  return changes
    .filter((_, i) => Math.abs(scaled[i]!) > 1e-6 * Math.max(...scaled.map(Math.abs)))
    .map(({ by, ...rest }) => ({
      ...rest,
      by: by * factor,
      relative: rest.relative === undefined ? undefined : rest.relative * factor,
    }));
}

function changeOf<P extends string, S extends string>(
  { model, tissue }: Experiment<P, S>,
  name: P,
  by: number,
): Change {
  const value = tissue[name];
  return { name, unit: model.parameters[name].unit, by, relative: value === 0 ? undefined : by / Math.abs(value) };
}

function cure<P extends string, S extends string>(
  { model, protocol }: Experiment<P, S>,
  names: readonly string[],
  unseen: readonly string[],
  confused: readonly (readonly Change[])[],
): string {
  const settings = list(Object.keys(model.settings), 'or');
  const distinct = new Set(protocol.map((at) => JSON.stringify(at))).size;
  const known = `take ${asKnown(names, unseen, confused)} as known`;
  if (distinct < names.length) {
    const there = `${names.length} unknowns need at least ${names.length} different samples, and there ${distinct === 1 ? 'is' : 'are'} ${distinct}`;
    return `${there}: add samples at other ${settings}, or ${known}.`;
  }
  if (unseen.length === names.length) return `Choose other ${settings}.`;
  return `Choose other ${settings}, or ${known}${confused.length === 0 ? ' to bound the others' : ''}.`;
}

/** "S0 or T2star", "two of A, B and T1star", "f and phi": one parameter for each direction. */
function asKnown(
  names: readonly string[],
  unseen: readonly string[],
  confused: readonly (readonly Change[])[],
): string {
  const involved = names.filter((name) => confused.some((changes) => changes.some((change) => change.name === name)));
  if (confused.length === 1 && unseen.length === 0) return list(involved, 'or');
  const some = confused.length === 0 ? [] : [`${COUNTS[confused.length] ?? confused.length} of ${list(involved)}`];
  return list([...unseen, ...some]);
}

const COUNTS = ['none', 'one', 'two', 'three', 'four', 'five'];
