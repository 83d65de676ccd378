import assert from 'node:assert/strict';
import { MLP, objectiveOf, samplesOf, squared } from '@fishergrad/nn';
import { adam, descend, last } from '@fishergrad/optimize';
import { seeded } from '@fishergrad/random';

type Exercise = typeof import('../exercises/overfit-one-batch.ts');
type Batch = readonly [what: string, inputs: readonly (readonly number[])[], targets: readonly number[], least: number];

const batches: readonly Batch[] = [
  ['all inputs differ', [[0], [1], [2]], [5, -1, 3], 0],
  [
    'two alike, targets 1 and 3',
    [
      [1, 2],
      [1, 2],
    ],
    [1, 3],
    1,
  ],
  ['two alike with targets 1 and 3, and two others', [[7], [1], [7], [2]], [1, 5, 3, 9], 0.5],
  [
    'two alike with the same target',
    [
      [4, 4],
      [4, 4],
      [0, 1],
    ],
    [2, 2, -6],
    0,
  ],
  ['three alike, targets 0, 0 and 3, and one other', [[1], [1], [1], [2]], [0, 0, 3, 8], 1.5],
  [
    'inputs whose digits read alike: 1, 12 and 11, 2',
    [
      [1, 12],
      [11, 2],
    ],
    [0, 4],
    0,
  ],
];

export default function check({ leastLoss }: Exercise): void {
  for (const [what, inputs, targets, least] of batches) {
    const found = leastLoss(inputs, targets);
    assert.ok(Math.abs(found - least) < 1e-12, `${what}: the least mean squared loss is ${least}, not ${found}.`);
  }
  const inputs = [
    [0, 1],
    [1, 0],
    [0, 1],
    [1, 1],
    [1, 0],
  ];
  const targets = [1, -1, -0.5, 0.5, -0.2];
  const mlp = new MLP(2, [8, 1], { random: seeded(1), activation: 'tanh' });
  const objective = objectiveOf(
    mlp.network,
    squared,
    samplesOf(
      inputs,
      targets.map((t) => [t]),
    ),
  );
  const { value } = last(descend(objective, mlp.weights, { optimizer: adam(), rate: 0.02, steps: 2000 }));
  const found = leastLoss(inputs, targets);
  const sentence = `a network trained on five samples got down to ${value}, and nowhere else than to what you say: ${found}.`;
  assert.ok(Math.abs(found - value) < 1e-3, sentence);
}
