import assert from 'node:assert/strict';

type Exercise = typeof import('../exercises/bad-rate.ts');

/** Bowls whose curvatures are known: numbers on the diagonal, pairs, and a chain of springs. */
const bowls: readonly (readonly [what: string, A: readonly (readonly number[])[], λmax: number])[] = [
  ['the parabola of curvature 4', [[4]], 4],
  [
    'a bowl along the axes',
    [
      [1, 0, 0],
      [0, 7, 0],
      [0, 0, 3],
    ],
    7,
  ],
  [
    'a bowl turned by 45° with curvatures 9 and 1',
    [
      [5, 4],
      [4, 5],
    ],
    9,
  ],
  [
    'the same, mirrored',
    [
      [5, -4],
      [-4, 5],
    ],
    9,
  ],
  [
    'a chain of three springs',
    [
      [2, -1, 0],
      [-1, 2, -1],
      [0, -1, 2],
    ],
    2 + Math.SQRT2,
  ],
  [
    'a very flat bowl',
    [
      [0.002, 0.001],
      [0.001, 0.002],
    ],
    0.003,
  ],
];

export default function check({ edge }: Exercise): void {
  for (const [what, A, λmax] of bowls) {
    const [found, wanted] = [edge(A), 2 / λmax];
    const sentence = `${what}: its largest curvature is ${λmax}, so the edge is at ${wanted}, and not at ${found}.`;
    assert.ok(Math.abs(found / wanted - 1) < 1e-6, sentence);
  }
}
