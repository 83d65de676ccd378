import assert from 'node:assert/strict';

type Exercise = typeof import('../exercises/gd-or-sgd.ts');

/** With all x alike a step takes w to 3 + (w − 3)(1 − 2 η x²), whatever the batch, so w counts the steps that were taken. */
export default function check({ epoch }: Exercise): void {
  const [x, y] = [Array.from({ length: 10 }, () => 2), Array.from({ length: 10 }, () => 6)];
  for (const [batch, steps] of [
    [10, 1],
    [5, 2],
    [4, 3],
    [1, 10],
  ]) {
    const [found, wanted] = [epoch(0, x, y, batch, 0.05), 3 - 3 * (1 - 2 * 0.05 * 4) ** steps];
    near(
      found,
      wanted,
      `ten samples of the line y = 3 x, batches of ${batch}: that is ${steps} ${steps === 1 ? 'step' : 'steps'} of the mean slope`,
    );
  }
  near(epoch(1, [1, 3], [0, 0], 2, 0.1), 0, 'one batch of x = 1 and x = 3, y = 0, from w = 1: its mean slope is 10');
  near(
    epoch(1, [1, 3], [0, 0], 1, 0.1),
    -0.64,
    'the same by batches of one: 1 → 0.8 → −0.64, each from where the last led',
  );
  near(epoch(1, [1, 1, 3], [0, 0, 0], 2, 0.1), -0.64, 'a last batch of one sample has the mean slope of that sample');
}

function near(found: number, wanted: number, what: string): void {
  assert.ok(
    Math.abs(found - wanted) < 1e-9,
    `${what}. w should be ${Number(wanted.toPrecision(9))} then, and is ${found}.`,
  );
}
