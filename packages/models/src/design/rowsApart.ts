import { numbers } from '@fishergrad/engine';
import { channelsOf } from '../information/channelsOf.ts';
import type { Experiment } from '../information/experiment.ts';
import { gram } from '../information/fisher.ts';
import { opened } from '../information/opened.ts';
import { rootOf } from '../information/rootOf.ts';
import type { Rows } from '../information/rows.ts';
import { areSame } from './apart.ts';
import { priorRows, withoutPriors } from './priors.ts';

/** What each acquisition of a protocol tells by itself, when all of them are played. */
export interface RowsApart {
  /** Rows of the root of the information, one list per acquisition. */
  readonly each: readonly Rows<number>[];
  /** Those of the priors. */
  readonly always: Rows<number>;
}

/**
 * The rows of the information's root, acquisition by acquisition.
 *
 * @throws RangeError where what they tell together is not the sum of what each tells: their noise is correlated
 */
export function rowsApart(given: Experiment): RowsApart {
  const experiment = opened(given);
  const always = priorRows(experiment);
  const free = { ...experiment, roles: withoutPriors(experiment.roles) };
  const channels = channelsOf(numbers, free);
  const rowsWith = (averages: readonly number[]): Rows<number> =>
    rootOf(numbers, { ...free, averages }, { ...channels, averages }).filter((row) => row.some((entry) => entry !== 0));
  const counts = given.averages ?? given.protocol.map(() => 1);
  const each = counts.map((count, k) => rowsWith(counts.map((_, n) => (n === k ? count : 0))));
  refuseCorrelated(gram(numbers, rowsWith(counts)), each);
  return { each, always };
}

function refuseCorrelated(whole: Rows<number>, each: readonly Rows<number>[]): void {
  if (!areSame(whole, gram(numbers, each.flat())))
    throw new RangeError(
      'the noise of these acquisitions is correlated, so none of them can be left out or weighed by itself',
    );
}
