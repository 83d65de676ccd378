import { isPrior, type Role } from '../information/role.ts';
import type { Judged } from './mixture.ts';
import { LEAST, type Support } from './mixtureCost.ts';
import { judged, type MixtureProblem, overall, type Prepared, prepared, worthTo } from './mixtureProblem.ts';
import { type Peak, type Peaks, peaks } from './peaks.ts';
import { refined } from './refined.ts';
import { sharper } from './sharper.ts';
import { spread } from './spread.ts';
import { thinned } from './thinned.ts';
import { together } from './together.ts';

/** One place of a design of weights. */
export interface Shared {
  /** The settings there, SI. */
  readonly at: Readonly<Record<string, number>>;
  /** Its part of the measuring. */
  readonly weight: number;
}

/** How measuring is shared among settings, and what is proved of it. */
export interface Approximate {
  /** The settings, and the part of the measuring that each gets: > 0, sum 1. */
  readonly support: readonly Shared[];
  /** ln cost of all tissues together, see {@link Criterion}. */
  readonly logCost: number;
  /** ln cost of each tissue. */
  readonly logCosts: readonly number[];
  /**
   * No sharing in this region has a cost below cost/(1 + gap): by the equivalence theorem. Infinity where the model changes too
   * fast along a setting to be followed through the region.
   */
  readonly gap: number;
  /** The same for each place of the region: what one more acquisition there is worth to the whole; 1 is break-even. */
  readonly worth: (columns: readonly Float64Array[]) => Float64Array;
  /** How often places were added and improved. */
  readonly rounds: number;
}

/** The cost may rise by this part when places are put together on the way, */
const RISE = 1e-10;
/** and when they are listed: a singular design costs more a hair beside its places, which the regular ones next to it do not. */
const RISE_LISTED = 1e-8;
const MOST_ROUNDS = 40;
/** After so many rounds without a certificate there will be none. */
const HOPELESS = 4;
/** Places with less weight than this are not listed: they are what keeps a singular design a limit of regular ones. */
const LIGHT = 1e3 * LEAST;
/** The least part of the whole that a new place begins with. */
const NEW = 1e-3;

/**
 * The best way to share measuring among the settings of a region: an approximate design, with its certificate.
 *
 * Settings and weights are improved together by a quasi-Newton method (for the worst tissue: minimax); then the whole region is
 * searched for a place where one more acquisition is worth more than those made, which joins them; until there is none. What
 * such places are still worth bounds how far from the best the design can be (Kiefer & Wolfowitz 1960, Can J Math 12:363;
 * Pukelsheim 1993, Optimal Design of Experiments): 1/cost is a concave function of the weights.
 *
 * @param tolerance the gap to stop at
 * @returns a generator of ever better designs, the last of which it returns as well
 * @throws RangeError where the samples of the model depend on each other's settings, or nothing can be told apart in the region
 */
export function* approximate(problem: MixtureProblem, tolerance = 1e-8): Generator<Approximate, Approximate> {
  const ready = prepared(problem);
  let support = spread(ready);
  let best: Certified | undefined;
  for (let rounds = 1; ; rounds++) {
    const { support: improved, shares } = refined(ready, support);
    const found = certified(ready, together(ready, improved, RISE), shares, rounds);
    if (best === undefined || !(best.design.gap < found.design.gap)) best = found;
    yield best.design;
    if (best.design.gap <= tolerance || rounds >= MOST_ROUNDS) return simplest(ready, best);
    if (!Number.isFinite(found.design.gap) && rounds >= HOPELESS) return best.design;
    support = joined(found.support, found.better);
  }
}

/** The same with as few places as do: what was proved holds for it as well. */
function simplest(ready: Prepared, { design, support }: Certified): Approximate {
  const fewer = thinned(ready, support, design.logCost);
  const all = judged(ready, ready.telling(fewer.columns), fewer.weights);
  const { logCost } = overall(ready, all);
  return {
    ...design,
    support: listed(ready, together(ready, fewer, RISE_LISTED, LIGHT)),
    logCost,
    logCosts: all.map((each) => each.logCost),
    gap: Math.max(0, (1 + design.gap) * Math.exp(logCost - design.logCost) - 1),
  };
}

/** Where nothing is told apart, no place is worth a number. */
const NOTHING: Peaks = { found: [], resolved: true };

interface Certified {
  readonly design: Approximate;
  readonly support: Support;
  readonly better: readonly Peak[];
}

function certified(ready: Prepared, support: Support, given: Float64Array, rounds: number): Certified {
  const { columns, weights } = support;
  const told = ready.telling(columns);
  const all = judged(ready, told, weights);
  const { logCost, shares: mean } = overall(ready, all);
  const shares =
    ready.tissues === 'worst'
      ? worstShares(
          given,
          all.map((each) => each.logCost),
          logCost,
        )
      : mean;
  const own = [...weights.keys()].map((k) => Float64Array.from(columns, (column) => column[k]!));
  const { found, resolved } = Number.isFinite(logCost) ? peaks(ready, all, shares, own) : NOTHING;
  const made = weights.reduce((sum, w, place) => sum + w * worthTo(told, all, shares, place), 0);
  const whole = shares.reduce((sum, each) => sum + each, 0);
  const excess = Math.max(0, whole - 1 + ready.total * ((found[0]?.worth ?? NaN) - made));
  const gap = resolved ? excess : Infinity;
  const better = found.filter(({ worth }) => worth > made * (1 + 1e-10));
  const proof = gap > SURE && isOneVariance(ready, logCost) ? sharper(ready, all, found, own) : undefined;
  const sharp = proof?.resolved ? Math.max(0, ready.total * proof.found[0]!.worth - 1) : Infinity;
  const [proved, unit] = proof && sharp < gap ? [proof.all, 1 / ready.total] : [all, made];
  const design: Approximate = {
    support: listed(ready, support),
    logCost,
    logCosts: all.map((each) => each.logCost),
    gap: Math.min(gap, sharp),
    worth: worthOver(ready, proved, shares, unit),
    rounds,
  };
  return { design, support, better };
}

/** A gap up to this needs no sharper proof. */
const SURE = 1e-9;

/** Whether the cost is the variance of one quantity at one tissue, of which nothing is known beforehand. */
function isOneVariance({ setups, of, fixed = [] }: Prepared, logCost: number): boolean {
  const one = setups.length === 1 && of.length === 1 && fixed.length === 0 && Number.isFinite(logCost);
  return one && !Object.values<Role>(setups[0]!.roles).some((role) => isPrior(role));
}

function worthOver(ready: Prepared, all: readonly Judged[], shares: Float64Array, made: number): Approximate['worth'] {
  return (places) => {
    const told = ready.telling(places);
    return Float64Array.from(places[0]!, (_, place) => worthTo(told, all, shares, place) / made);
  };
}

/** Multipliers of ln cost as weights of 1/cost, relative to that of the worst tissue. */
function worstShares(multipliers: Float64Array, logCosts: readonly number[], worst: number): Float64Array {
  const λ = multipliers.map((μ, j) => μ * Math.exp(logCosts[j]! - worst));
  const sum = λ.reduce((total, each) => total + each, 0);
  return λ.map((each, j) => (each / sum) * Math.exp(worst - logCosts[j]!));
}

/** The places there are, and those that would be worth more. */
function joined({ columns, weights }: Support, better: readonly Peak[]): Support {
  const fresh = better
    .slice(0, 6)
    .filter(
      ({ at }, n) =>
        !better.slice(0, n).some((other) => other.at.every((x, k) => Math.abs(x - at[k]!) <= 1e-9 * Math.abs(x))),
    );
  return {
    columns: columns.map((column, k) => Float64Array.from([...column, ...fresh.map(({ at }) => at[k]!)])),
    weights: Float64Array.from([...weights, ...fresh.map(() => NEW)]),
  };
}

/** Settings with weights, in rising order. */
function listed({ region }: Prepared, { columns, weights }: Support): Approximate['support'] {
  const { settings, rest } = region;
  const counted = [...weights.keys()].filter((k) => weights[k]! > LIGHT);
  const sum = counted.reduce((total, k) => total + weights[k]!, 0);
  return counted
    .map((k) => ({
      at: { ...rest, ...Object.fromEntries(settings.map((name, i) => [name, columns[i]![k]!])) },
      weight: weights[k]! / sum,
    }))
    .toSorted((x, y) => x.at[settings[0]!]! - y.at[settings[0]!]!);
}
