import assert from 'node:assert/strict';
import { adam } from '@fishergrad/optimize';

type Exercise = typeof import('../exercises/optimizers.ts');

export default function check({ adamStep }: Exercise): void {
  for (const g of [1e-3, -7, 4e5]) {
    const { x } = adamStep(0, g, 0.1, 1, { m: 0, s: 0 });
    const wanted = -0.1 * Math.sign(g);
    near(
      x,
      wanted,
      1e-4,
      `the first step is the rate against the sign of the slope, whatever its size; from 0 with slope ${g}`,
    );
  }
  let now = { x: 1, m: 0, s: 0 };
  const [theirs, step] = [Float64Array.of(1), adam().begin(1)];
  for (let t = 1; t <= 50; t++) {
    const slope = 3 * now.x + Math.sin(t);
    now = { ...adamStep(now.x, slope, 0.05, t, now) };
    step(theirs, [slope], 0.05);
    near(now.x, theirs[0], 1e-9, `step ${t} of a descent with changing slopes`);
  }
}

function near(found: number, wanted: number, tolerance: number, what: string): void {
  assert.ok(Math.abs(found - wanted) <= tolerance, `${what}: x should be ${wanted}, and is ${found}.`);
}
