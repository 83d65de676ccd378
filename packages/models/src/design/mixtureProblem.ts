import { type Judge, type Judged, judgesOf, worthAt } from './mixture.ts';
import { meanOf, worstOf } from './overTissues.ts';
import type { Question } from './problem.ts';
import { type Region, type Telling, tellingOf, type Told } from './region.ts';

/** What is asked of weights: how should measuring be shared among the settings of a region? */
export interface MixtureProblem extends Question {
  /** Where an acquisition may be. */
  readonly region: Region;
  /** How many acquisitions are shared out; 1 when absent. */
  readonly samples?: number;
  /** Acquisitions that are made in any case, beside these, each so often. */
  readonly fixed?: readonly Readonly<Record<string, number>>[];
  /** How often each of the fixed ones is measured; 1 when absent. */
  readonly averages?: number;
}

/** A problem with its formulas recorded. */
export interface Prepared extends MixtureProblem {
  readonly telling: Telling;
  readonly judges: readonly Judge[];
  readonly total: number;
}

/** Records the formulas of a problem. */
export function prepared(problem: MixtureProblem): Prepared {
  const { setups, region, samples = 1 } = problem;
  return { ...problem, telling: tellingOf(setups, region), judges: judgesOf(setups, problem), total: samples };
}

/** All tissues' judgments of a mixture, weights that sum to 1. */
export function judged({ judges, total }: Prepared, told: readonly Told[], weights: ArrayLike<number>): Judged[] {
  const counts = Float64Array.from(weights, (w) => total * w);
  return judges.map((judge, j) => judge(told[j]!, counts));
}

/** What several judgments come to: ln cost of the mean, with the share of each; of the worst, with given shares. */
export function overall(
  { tissues, criterion }: MixtureProblem,
  all: readonly Judged[],
): { readonly logCost: number; readonly shares: Float64Array } {
  const logCosts = all.map(({ logCost }) => logCost);
  if (tissues !== 'worst') return meanOf(logCosts, tissues, criterion.power);
  return { logCost: worstOf(logCosts), shares: new Float64Array(all.length) };
}

/** Σ over tissues of share · worth of one acquisition at a place. */
export function worthTo(
  told: readonly Told[],
  all: readonly Judged[],
  shares: ArrayLike<number>,
  place: number,
): number {
  let sum = 0;
  for (let j = 0; j < all.length; j++) if (shares[j] !== 0) sum += shares[j]! * worthAt(told[j]!, all[j]!.worth, place);
  return sum;
}
