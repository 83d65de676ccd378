import { numbers } from '@fishergrad/engine';
import { type Experiment, estimated } from './experiment.ts';
import { gram, type Rows } from './fisher.ts';
import { type Change, list, NotIdentifiable, size } from './notIdentifiable.ts';
import { norm } from './norm.ts';
import { type ScaledSpectrum, scaledSpectrum } from './scaledSpectrum.ts';

/**
 * Smallest over largest singular value of the scaled R below which no bound is given. Rounding in R (about 2e-16 an
 * entry) is then up to a thousandth of that smallest value, and so of the SDs; exact singularities come out near 1e-16.
 */
const SMALLEST = 1e-12;
/** The size of the largest relative change by which a direction is told. */
const TOLD = 0.1;

/**
 * The scaled spectrum of R, if the samples tell the parameters apart.
 *
 * @throws NotIdentifiable with the directions they cannot see, and what would help
 */
export function refuseUnidentifiable<P extends string, S extends string>(
  R: Rows<number>,
  experiment: Experiment<P, S>,
): ScaledSpectrum {
  const names = estimated(experiment);
  const lengths = names.map((_, i) => norm(R.map((row) => row[i]!)));
  const seen = names.filter((_, i) => lengths[i] !== 0);
  const spectrum = scaledSpectrum(R.map((row) => row.filter((_, i) => lengths[i] !== 0)));
  const blind = nullVectors(spectrum);
  if (seen.length === names.length && blind.length === 0) return spectrum;

  const unseen = names.filter((_, i) => lengths[i] === 0).map((name) => [changeOf(experiment, name, 1)]);
  const confused = blind.map((v) => direction(experiment, seen, v, spectrum.lengths));
  throw new NotIdentifiable({
    names,
    directions: [...unseen, ...confused],
    cures: cures(experiment, names, [...unseen, ...confused]),
    fisher: gram(numbers, R),
    conditionalSd: lengths.map((length) => 1 / length),
  });
}

/** A basis of what the scaled R does not see, with as few parameters in each vector as row reduction gives. */
function nullVectors({ singular, vectors }: ScaledSpectrum): number[][] {
  const basis = vectors.filter((_, k) => !(singular[k]! > SMALLEST * singular[0]!)).map((v) => [...v]);
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

function cures<P extends string, S extends string>(
  { model, protocol }: Experiment<P, S>,
  names: readonly string[],
  directions: readonly (readonly Change[])[],
): string[] {
  const settings = list(Object.keys(model.settings), 'or');
  const distinct = new Set(protocol.map((at) => JSON.stringify(at))).size;
  const involved = new Set(directions.flatMap((changes) => changes.map(({ name }) => name)));
  const known = `take ${list(
    names.filter((name) => involved.has(name)),
    'or',
  )} as known`;
  if (distinct < names.length) {
    const there = `${names.length} unknowns need at least ${names.length} different samples, and there ${distinct === 1 ? 'is' : 'are'} ${distinct}`;
    return [`${there}: add samples at other ${settings}, or ${known}.`];
  }
  if (directions.every(({ length }) => length === 1)) return [`Bound the others: ${known}.`];
  return [`Choose other ${settings}, or ${known}.`];
}
