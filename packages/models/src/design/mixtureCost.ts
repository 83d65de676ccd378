import type { Judged } from './mixture.ts';
import { worthAt, worthSlope } from './mixture.ts';
import { judged, overall, type Prepared } from './mixtureProblem.ts';

/** Where weights are, and how large. */
export interface Support {
  /** One column for each free setting. */
  readonly columns: readonly Float64Array[];
  /** They sum to 1. */
  readonly weights: Float64Array;
}

/** The least part of the whole that a place keeps while others are improved: no mixture is exactly singular. */
export const LEAST = 1e-12;

/** Settings and weights of a support as free numbers: the columns, one after the other, then the weights. */
export function packed({ columns, weights }: Support): Float64Array {
  return Float64Array.from([...columns.flatMap((column) => [...column]), ...weights]);
}

/** The support that free numbers stand for. Weights are theirs, divided by their sum. */
export function unpacked(z: Float64Array, settings: number): Support {
  const m = z.length / (settings + 1);
  const columns = Array.from({ length: settings }, (_, k) => z.slice(k * m, (k + 1) * m));
  const raw = z.slice(settings * m);
  const sum = raw.reduce((total, w) => total + w, 0);
  return { columns, weights: raw.map((w) => w / sum) };
}

/** The box of these free numbers, for m places. */
export function boxOf({ region }: Prepared, m: number): { readonly lower: Float64Array; readonly upper: Float64Array } {
  const side = (limits: ArrayLike<number>, weight: number): Float64Array =>
    Float64Array.from([
      ...Array.from(limits, (limit) => new Array<number>(m).fill(limit)).flat(),
      ...new Array<number>(m).fill(weight),
    ]);
  return { lower: side(region.lower, LEAST), upper: side(region.upper, 1) };
}

/** ln cost of every tissue, and its slopes in the free numbers. */
export function tissueCosts(
  problem: Prepared,
  z: Float64Array,
): { readonly values: number[]; readonly gradients: Float64Array[]; readonly all: Judged[] } {
  const settings = problem.region.settings.length;
  const m = z.length / (settings + 1);
  const { columns, weights } = unpacked(z, settings);
  const sum = z.subarray(settings * m).reduce((total, w) => total + w, 0);
  const told = problem.telling(columns);
  const all = judged(problem, told, weights);
  const gradients = all.map(({ worth }, j) => {
    const slope = new Float64Array(z.length);
    let mean = 0;
    for (let place = 0; place < m; place++) {
      const here = worthAt(told[j]!, worth, place);
      slope[settings * m + place] = here;
      mean += weights[place]! * here;
      for (let k = 0; k < settings; k++)
        slope[k * m + place] = -problem.total * weights[place]! * worthSlope(told[j]!, worth, place, k);
    }
    for (let place = 0; place < m; place++) {
      const at = settings * m + place;
      slope[at] = (-problem.total / sum) * (slope[at]! - mean);
    }
    return slope;
  });
  return { values: all.map(({ logCost }) => logCost), gradients, all };
}

/** ln cost of the mean over tissues, as an objective of the free numbers. */
export function meanCost(
  problem: Prepared,
  z: Float64Array,
): { readonly value: number; readonly gradient: Float64Array } {
  const { gradients, all } = tissueCosts(problem, z);
  const { logCost, shares } = overall(problem, all);
  const gradient = new Float64Array(z.length);
  for (let j = 0; j < shares.length; j++)
    if (shares[j] !== 0) for (let k = 0; k < z.length; k++) gradient[k] = gradient[k]! + shares[j]! * gradients[j]![k]!;
  return { value: logCost, gradient };
}
