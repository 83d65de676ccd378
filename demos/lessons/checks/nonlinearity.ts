import assert from 'node:assert/strict';
import type { Affine } from '../exercises/nonlinearity.ts';

/** What two layers in one must satisfy. */
export default function check({ asOne }: typeof import('../exercises/nonlinearity.ts')): void {
  const says = ({ W, b }: Affine, x: readonly number[]): number[] =>
    W.map((row, k) => row.reduce((sum, each, i) => sum + each * x[i], b[k]));
  const first = {
    W: [
      [1, 2],
      [-3, 0.5],
      [0, 4],
    ],
    b: [1, -1, 2],
  }; // 2 inputs, 3 outputs
  const second = { W: [[2, 0, -1]], b: [0.25] }; // 3 inputs, 1 output
  const one = asOne(first, second);
  assert.deepEqual(
    [one.W.length, one.W[0].length],
    [1, 2],
    'Layers 2-3 and 3-1 are one layer 2-1: one row of two weights.',
  );
  for (const x of [
    [0, 0],
    [1, 0],
    [0, 1],
    [-2, 0.5],
  ]) {
    const [[found], [wanted]] = [says(one, x), says(second, says(first, x))];
    assert.ok(
      Math.abs(found - wanted) < 1e-12,
      `At x = (${x.join(', ')}) the two layers say ${wanted}, and the one ${found}.`,
    );
  }
  const turn = {
    W: [
      [0, -1],
      [1, 0],
    ],
    b: [1, 0],
  };
  const shear = {
    W: [
      [1, 3],
      [0, 1],
    ],
    b: [0, 2],
  };
  assert.deepEqual(
    says(asOne(turn, shear), [1, 2]),
    says(shear, says(turn, [1, 2])),
    'The first layer comes first: the order matters.',
  );
}
