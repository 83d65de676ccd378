import { numbers } from '@fishergrad/engine';
import type { Experiment } from '../information/experiment.ts';
import { opened } from '../information/opened.ts';
import { targetsOf } from './aim.ts';
import { wholeOf } from './overTissues.ts';
import type { DesignProblem } from './problem.ts';
import { rowsApart } from './rowsApart.ts';

/** Which acquisitions to keep. */
export interface Choice {
  /** Their places in the protocol, from 0, rising. */
  readonly kept: readonly number[];
  /** ln cost of all tissues together. */
  readonly logCost: number;
  /** ln cost of each tissue. */
  readonly logCosts: readonly number[];
  /** Whether every choice was compared, so that there is none better. */
  readonly proved: boolean;
  /** How many choices there are. */
  readonly choices: number;
  /** Of how many random beginnings exchange led to this choice, or to one as good; where all were compared, of none. */
  readonly agreed: number;
}

/** What is asked of a choice: the problem of a design, of given acquisitions. */
export interface ChoiceProblem extends Pick<DesignProblem, 'criterion' | 'of' | 'tissues'> {
  /** One per tissue, all of one protocol. */
  readonly experiments: readonly Experiment[];
}

/** Up to so many choices are all compared. */
const ALL = 20_000;
/** Two costs nearer than this are one. */
const ALIKE = 1e-12;

/**
 * The best `keep` of the acquisitions of a protocol, all of which are played, in the order in which they stand there.
 *
 * Where there are at most 20 000 choices, all are compared. Beyond, one kept acquisition is exchanged for one that is not,
 * the best such pair each time, until no exchange helps; from many random beginnings (Fedorov 1972).
 *
 * @throws RangeError when there are not as many acquisitions, or the noise is not independent from one to the next
 */
export function choose(problem: ChoiceProblem, keep: number, options: Beginnings): Choice {
  const cost = costOf(problem);
  const n = problem.experiments[0]!.protocol.length;
  if (!(Number.isInteger(keep) && keep >= 1 && keep <= n))
    throw new RangeError(`of ${n} acquisitions ${keep} cannot be kept; keep from 1 to ${n}`);
  const choices = binomial(n, keep);
  const finish = (kept: readonly number[], agreed: number): Choice => {
    const sorted = kept.toSorted((i, k) => i - k);
    return { kept: sorted, ...cost(sorted), proved: choices <= ALL, choices, agreed };
  };
  if (choices <= ALL) return finish(least(subsets(n, keep), cost), 0);
  const ends = exchanges(cost, n, keep, options);
  return finish(ends[0]!.kept, ends.filter(({ logCost }) => logCost <= ends[0]!.logCost + ALIKE).length);
}

/** By exchange alone, whatever the number of choices: the best of so many random beginnings. */
export function exchange(problem: ChoiceProblem, keep: number, options: Beginnings): Pick<Choice, 'kept' | 'logCost'> {
  const { kept, logCost } = exchanges(costOf(problem), problem.experiments[0]!.protocol.length, keep, options)[0]!;
  return { kept: kept.toSorted((i, k) => i - k), logCost };
}

/** Random beginnings. */
export interface Beginnings {
  /** How many. */
  readonly starts: number;
  /** Chance: numbers in [0, 1). */
  readonly random: () => number;
}

/** Where exchange ends from each beginning, the best first. */
function exchanges(cost: Cost, n: number, keep: number, { starts, random }: Beginnings): Exchanged[] {
  const ends = Array.from({ length: starts }, () => exchanged(begun(n, keep, random), n, cost));
  return ends.toSorted((x, y) => (x.logCost === y.logCost ? 0 : x.logCost - y.logCost));
}

interface Exchanged {
  readonly kept: readonly number[];
  readonly logCost: number;
}

type Cost = (kept: readonly number[]) => { readonly logCost: number; readonly logCosts: number[] };

function costOf({ experiments, criterion, of, tissues }: ChoiceProblem): Cost {
  const each = experiments.map((experiment) => {
    const open = opened(experiment);
    const targets = targetsOf(numbers, open, of);
    const { each: rows, always } = rowsApart(experiment);
    return (kept: readonly number[]) =>
      criterion.logCost(numbers, [...kept.flatMap((k) => rows[k]!), ...always], targets);
  });
  return (kept) => {
    const logCosts = each.map((one) => one(kept));
    const logCost = wholeOf(tissues, criterion.power, logCosts);
    return { logCost: Number.isFinite(logCost) ? logCost : Infinity, logCosts };
  };
}

/** The kept acquisitions after exchange: the best swap of one that is kept for one that is not, again and again. */
function exchanged(begin: readonly number[], n: number, cost: Cost): Exchanged {
  let [kept, logCost] = [begin, cost(begin).logCost];
  for (;;) {
    let found: Exchanged | undefined;
    for (const out of kept)
      for (let into = 0; into < n; into++) {
        if (kept.includes(into)) continue;
        const other = kept.map((k) => (k === out ? into : k));
        const its = cost(other).logCost;
        if (its < (found?.logCost ?? logCost) - ALIKE) found = { kept: other, logCost: its };
      }
    if (found === undefined) return { kept, logCost };
    ({ kept, logCost } = found);
  }
}

/** So many different places out of n, by chance. */
function begun(n: number, keep: number, random: () => number): number[] {
  const places = Array.from({ length: n }, (_, k) => k);
  return Array.from({ length: keep }, () => places.splice(Math.floor(random() * places.length), 1)[0]!);
}

function* subsets(n: number, keep: number, from = 0): Generator<number[]> {
  if (keep === 0) yield [];
  else for (let k = from; k <= n - keep; k++) for (const rest of subsets(n, keep - 1, k + 1)) yield [k, ...rest];
}

function least(all: Iterable<number[]>, cost: Cost): number[] {
  let best: { readonly kept: number[]; readonly logCost: number } | undefined;
  for (const kept of all) {
    const { logCost } = cost(kept);
    if (best === undefined || logCost < best.logCost - ALIKE) best = { kept, logCost };
  }
  return best!.kept;
}

function binomial(n: number, k: number): number {
  let product = 1;
  for (let i = 1; i <= Math.min(k, n - k); i++) product = (product * (n - Math.min(k, n - k) + i)) / i;
  return Math.round(product);
}
