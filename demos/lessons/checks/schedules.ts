import assert from 'node:assert/strict';
import { normal, seeded } from '@fishergrad/random';

type Exercise = typeof import('../exercises/schedules.ts');

export default function check({ averaging }: Exercise): void {
  for (const curvature of [1, 4, 0.1]) {
    const [rate, random] = [averaging(curvature), seeded(1)];
    assert.ok(typeof rate === 'function', 'a schedule is a function: averaging(1)(0) is the rate of step 0.');
    let [x, sum] = [17, 0];
    for (let step = 0; step < 100; step++) {
      const sample = 5 + normal(random);
      x -= rate(step) * curvature * (x - sample);
      sum += sample;
      const mean = sum / (step + 1);
      const where = `curvature ${curvature}, after step ${step} (sample ${step + 1}), with the rate ${rate(step)}`;
      assert.ok(Math.abs(x - mean) < 1e-9, `${where}: the mean of the samples is ${mean}, and x is ${x}.`);
    }
  }
}
