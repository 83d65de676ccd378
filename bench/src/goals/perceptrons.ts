import { compare } from '../compare.ts';
import type { Goal } from '../goal.ts';
import { perceptronStep } from '../reference.ts';

/** G9 and G10: one step of gradient descent of a 2-16-16-1 perceptron on 100 samples. */
export const perceptrons: readonly Goal[] = [
  {
    id: 'G9',
    work: 'one step of a 2-16-16-1 perceptron on 100 samples, compiled',
    measure: (bench) =>
      compare(
        bench,
        'step',
        perceptronStep(),
        [
          { name: 'compiled', command: bench.tools.own('perceptron', 'compiled') },
          { name: 'C fast', command: bench.tools.c('perceptron', 'fast') },
          { name: 'C vector', command: bench.tools.c('perceptron', 'vector') },
          { name: 'PyTorch', command: bench.tools.python('perceptron_torch', ['torch']), optional: true },
        ],
        [
          { of: 'compiled', to: 'C fast', must: 2, stretch: 1.4 },
          { of: 'compiled', to: 'C vector' },
          { of: 'compiled', to: 'PyTorch', must: 10, more: true },
        ],
      ),
  },
  {
    id: 'G10',
    work: 'the same, eager',
    measure: (bench) =>
      compare(
        bench,
        'step',
        perceptronStep(),
        [
          { name: 'eager Value', command: bench.tools.own('perceptron', 'eager') },
          { name: 'CPython', command: bench.tools.python('perceptron_seed', []), optional: true },
        ],
        [{ of: 'eager Value', to: 'CPython', must: 50, stretch: 300, more: true }],
      ),
  },
];
