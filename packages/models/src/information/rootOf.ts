import type { Arithmetic } from '@fishergrad/engine';
import type { Channels } from './channels.ts';
import { type Experiment, priorsOf, unknowns } from './experiment.ts';
import { independentRows } from './noise/independentRows.ts';
import { misfitOf } from './noise/misfit.ts';
import { noisePlaces } from './opened.ts';
import type { Rows } from './rows.ts';

/**
 * R from channels already computed, of an experiment that is opened.
 *
 * @throws RangeError when averages are not one positive number for each sample, or the noise is not of such samples
 */
export function rootOf<T, P extends string, S extends string>(
  a: Arithmetic<T>,
  experiment: Experiment<P, S, NoInfer<T>>,
  channels: Channels<T>,
): Rows<T> {
  const { noise, averages } = experiment;
  const count = channels.complex.length;
  if (averages && (averages.length !== count || !averages.every((n) => n >= 0 && n < Infinity))) {
    throw new RangeError(`averages must be ${count} numbers, one for each sample and none below 0`);
  }
  const misfit = misfitOf(noise, channels.complex);
  if (misfit !== undefined) throw new RangeError(misfit);
  const rows = noise.rows ? noise.rows(a, channels, noisePlaces(experiment)) : independentRows(a, channels, noise.root);
  const width = unknowns(experiment).length;
  const priors = priorsOf(experiment).map(({ at, sd }) =>
    Array.from({ length: width }, (_, i) => a.constant(i === at ? 1 / sd : 0)),
  );
  return priors.length === 0 ? rows : [...rows, ...priors];
}
