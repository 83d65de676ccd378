import assert from 'node:assert/strict';

/** What one step of Nesterov's method must satisfy. */
export default function check({ nesterovStep }: typeof import('../exercises/momentum.ts')): void {
  const close = (found: number, wanted: number, sentence: string): void =>
    assert.ok(Math.abs(found - wanted) < 1e-12, `${sentence}: ${wanted} here, not ${found}.`);
  const gently = { rate: 0.1, momentum: 0.5 };
  close(
    nesterovStep((x) => x, 1, 1, gently),
    0.9,
    'From rest, a step is one of gradient descent',
  );
  close(
    nesterovStep(() => 0, 3, 2, gently),
    3.5,
    'Where there is no slope, momentum alone carries on',
  );
  close(
    nesterovStep((x) => x, 1, 2, gently),
    0.45,
    'The slope is that of the place to which the momentum leads',
  );
  const κ = 1e4;
  const best = { rate: 1 / κ, momentum: (Math.sqrt(κ) - 1) / (Math.sqrt(κ) + 1) };
  let [x, before] = [1, 1];
  for (let k = 0; k < 2500; k++) [x, before] = [nesterovStep((each) => each, x, before, best), x];
  assert.ok(Math.abs(x) < 1e-6, 'A valley with κ = 10000 is walked to a millionth in 2500 steps.');
}
