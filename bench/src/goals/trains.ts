import { measure } from '../measure.ts';
import type { Goal } from '../goal.ts';

/** Cost, its parts and some of its slopes as epgpy's example and double precision by other routes give them. */
const PUBLISHED = [
  90.83844086, 16.09041048, 11.35566655, 63.39236383, -0.07783739, -0.08819093, -0.11609793, 0.11835045, 0.11043837,
  0.10421266,
];

/** G14: long tapes. */
export const trains: readonly Goal[] = [
  {
    id: 'G14',
    work: 'bound and its gradient for a 400-pulse fingerprint (orders 0 … 10, 800 settings, 3 unknowns)',
    measure: async ({ tools, effort }) => {
      const variant = { name: 'compiled', command: tools.own('fingerprint'), tolerance: 1e-7 };
      const { timings } = await measure([variant], PUBLISHED, effort);
      const value = timings[0]!.nanoseconds / 1e6;
      return { figures: [{ what: 'cost and gradient', value, unit: 'ms', must: 60, stretch: 6 }], notes: [] };
    },
  },
];
