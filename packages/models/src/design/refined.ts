import { last, minimax, quasiNewton } from '@fishergrad/optimize';
import { boxOf, meanCost, packed, type Support, tissueCosts, unpacked } from './mixtureCost.ts';
import { overall, type Prepared } from './mixtureProblem.ts';

/** A support as good as its number of places allows. */
export interface Refined {
  readonly support: Support;
  /** How much each tissue counts in the end. */
  readonly shares: Float64Array;
  readonly logCost: number;
}

/** Settings and weights improved together; and how much each tissue counts in the end. */
export function refined(ready: Prepared, support: Support): Refined {
  const start = packed(support);
  const [settings, m] = [support.columns.length, support.weights.length];
  const box = boxOf(ready, m);
  for (let k = 0; k < start.length; k++) start[k] = Math.min(box.upper[k]!, Math.max(box.lower[k]!, start[k]!));
  if (ready.tissues !== 'worst' || ready.setups.length === 1) {
    const { x, value } = last(quasiNewton((z) => meanCost(ready, z), box, start, { steps: 2000 }));
    const { all } = tissueCosts(ready, x);
    const shares = ready.tissues === 'worst' ? Float64Array.of(1) : overall(ready, all).shares;
    return { support: unpacked(x, settings), shares, logCost: value };
  }
  const { x, value, multipliers } = last(minimax((z) => tissueCosts(ready, z), box, start, { steps: 500 }));
  return { support: unpacked(x, settings), shares: multipliers, logCost: value };
}
