import assert from 'node:assert/strict';
import { adam } from '@fishergrad/optimize';

export default function check({ adamStep }: typeof import('../exercises/optimizers.ts')): void {
  for (const g of [1e-3, -7, 4e5]) {
    const found = adamStep({ x: 0, m: 0, s: 0 }, { g, rate: 0.1, t: 1 })?.x;
    const why = 'the first step is the rate against the sign of the slope, whatever its size';
    near(found, -0.1 * Math.sign(g), 1e-4, `${why}; from 0 with the slope ${g}`);
  }
  let now = { x: 1, m: 0, s: 0 };
  const [theirs, step] = [Float64Array.of(1), adam().begin(1)];
  for (let t = 1; t <= 50; t++) {
    const g = 3 * now.x + Math.sin(t);
    now = adamStep(now, { g, rate: 0.05, t });
    step(theirs, [g], 0.05);
    near(now.x, theirs[0], 1e-9, `step ${t} of a descent from 1 with changing slopes`);
  }
}

function near(found: number, wanted: number, tolerance: number, what: string): void {
  assert.ok(Math.abs(found - wanted) <= tolerance, `${what}: x should be ${wanted}, and is ${found}.`);
}
