import { compare, together } from '../compare.ts';
import { decays } from '../data.ts';
import type { Goal } from '../goal.ts';
import { decayBound, decayVarianceSlopes } from '../reference.ts';

/** G5 to G8: one protocol of 16 echo times, its bound and the gradient of its bound. */
export const points: readonly Goal[] = [
  {
    id: 'G5',
    work: 'one protocol: Jacobian, Fisher information and bound, compiled',
    measure: (bench) =>
      compare(
        bench,
        'bound',
        decayBound(1, 0.02).slice(0, 2),
        [
          { name: 'compiled', command: bench.tools.own('point', 'bound', 'compiled') },
          { name: 'C scalar', command: bench.tools.c('point', 'scalar', 'bound') },
        ],
        [{ of: 'compiled', to: 'C scalar', must: 1.5, stretch: 1.2 }],
      ),
  },
  {
    id: 'G6',
    work: 'the same, eager',
    measure: (bench) =>
      compare(
        bench,
        'bound',
        decayBound(1, 0.02).slice(0, 2),
        [
          { name: 'eager', command: bench.tools.own('point', 'bound', 'eager') },
          { name: 'crlb with its refusals', command: bench.tools.own('point', 'bound', 'refusing') },
          { name: 'C scalar', command: bench.tools.c('point', 'scalar', 'bound') },
          { name: 'NumPy', command: bench.tools.python('point_numpy', ['numpy']), optional: true },
        ],
        [
          { of: 'eager', to: 'C scalar', must: 30, stretch: 5 },
          { of: 'eager', to: 'NumPy', must: 5, more: true },
          { of: 'crlb with its refusals', to: 'C scalar' },
        ],
      ),
  },
  {
    id: 'G7',
    work: 'var(T2*) and its gradient in 16 echo times, compiled',
    measure: (bench) =>
      compare(
        bench,
        'gradient',
        decayVarianceSlopes(1, 0.02),
        [
          { name: 'compiled', command: bench.tools.own('point', 'gradient', 'compiled') },
          { name: 'C scalar', command: bench.tools.c('point', 'scalar', 'gradient') },
          { name: 'PyTorch', command: bench.tools.python('point_torch', ['torch']), optional: true },
        ],
        [
          { of: 'compiled', to: 'C scalar', must: 2, stretch: 1.5 },
          { of: 'compiled', to: 'PyTorch', more: true },
        ],
      ),
  },
  {
    id: 'G8',
    work: 'the same summed over 4096 tissues',
    measure: async (bench) => {
      const { S0, T2star } = decays(4096);
      const each = Array.from(S0, (s, i) => decayVarianceSlopes(s, T2star[i]!));
      const sums = each[0]!.map((_, k) => each.reduce((sum, row) => sum + row[k]!, 0));
      return together(
        await compare(
          bench,
          'summed gradient',
          sums,
          [
            { name: 'compiled', command: bench.tools.own('point', 'sum'), tolerance: 1e-10 },
            { name: 'C scalar', command: bench.tools.c('point', 'scalar', 'sum'), tolerance: 1e-10 },
          ],
          [{ of: 'compiled', to: 'C scalar', must: 0.8, stretch: 0.6 }],
        ),
      );
    },
  },
];
