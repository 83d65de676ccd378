import { gridOf } from './grid.ts';
import type { Support } from './mixtureCost.ts';
import { judged, overall, type Prepared, worthTo } from './mixtureProblem.ts';

/** Steps of the coarse grid along each side. */
const STEPS: readonly (readonly [number, number])[] = [
  [60, 30],
  [10, 8],
  [6, 3],
];
const ROUNDS = 150;
/** How strongly the worst tissue is preferred here, where the largest cost stands as a mean of high power. */
const SHARPNESS = 12;
/** Weights below this part of the largest are left out. */
const SMALL = 1e-3;

/**
 * Where to begin: weights all over a coarse grid, each multiplied again and again with a power of what it is worth
 * (Silvey, Titterington & Torsney 1978, Commun Stat 7:1379), and heaps of neighbors put together.
 */
export function spread(problem: Prepared): Support {
  const { region, telling } = problem;
  const grid = gridOf(region, ...(STEPS[region.settings.length - 1] ?? STEPS.at(-1)!));
  const told = telling(grid.columns);
  const count = grid.columns[0]!.length;
  let weights = new Float64Array(count).fill(1 / count);
  for (let round = 0; round < ROUNDS; round++) {
    const all = judged(problem, told, weights);
    if (all.some(({ logCost }) => !Number.isFinite(logCost))) break; // nothing in the region tells them apart
    const shares = sharesOf(problem, all);
    const grown = weights.map((w, place) => w * Math.sqrt(Math.max(0, worthTo(told, all, shares, place))));
    const sum = grown.reduce((total, w) => total + w, 0);
    if (!(sum > 0 && sum < Infinity)) break;
    weights = grown.map((w) => w / sum);
  }
  return heaps(grid, weights);
}

function sharesOf(problem: Prepared, all: Parameters<typeof overall>[1]): Float64Array {
  if (problem.tissues !== 'worst') return overall(problem, all).shares;
  const most = Math.max(...all.map(({ logCost }) => logCost));
  const shares = Float64Array.from(all, ({ logCost }) => Math.exp(SHARPNESS * (logCost - most)));
  const sum = shares.reduce((total, each) => total + each, 0);
  return shares.map((each) => each / sum);
}

/** The weights of neighbors go to the heaviest among them. */
function heaps({ columns, sides }: ReturnType<typeof gridOf>, weights: Float64Array): Support {
  const index = (place: number): number[] => {
    let rest = place;
    return sides.map((side) => {
      const at = rest % side;
      rest = Math.floor(rest / side);
      return at;
    });
  };
  const heaviest = [...weights.keys()].toSorted((i, k) => weights[k]! - weights[i]!);
  const tops: { readonly at: readonly number[]; readonly place: number; weight: number }[] = [];
  for (const place of heaviest) {
    if (weights[place]! < SMALL * weights[heaviest[0]!]!) break;
    const at = index(place);
    const near = tops.find((top) => top.at.every((i, k) => Math.abs(i - at[k]!) <= 2));
    if (near) near.weight += weights[place]!;
    else tops.push({ at, place, weight: weights[place]! });
  }
  const sum = tops.reduce((total, { weight }) => total + weight, 0);
  return {
    columns: columns.map((column) => Float64Array.from(tops, ({ place }) => column[place]!)),
    weights: Float64Array.from(tops, ({ weight }) => weight / sum),
  };
}
