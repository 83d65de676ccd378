import assert from 'node:assert/strict';

/** What an honest choice must satisfy. */
export default function check({ reported }: typeof import('../exercises/tuning.ts')): void {
  const inValidation = new Map([
    ['small', 0.8],
    ['medium', 0.9],
    ['large', 0.9],
    ['huge', 0.7],
  ]);
  const inTest = new Map([
    ['small', 0.85],
    ['medium', 0.84],
    ['large', 0.95],
    ['huge', 0.99],
  ]);
  const asked: string[] = [];
  const test = (name: string): number => {
    asked.push(name);
    return inTest.get(name)!;
  };
  const { chosen, score } = reported([...inValidation.keys()], (name) => inValidation.get(name)!, test);
  assert.equal(chosen, 'medium', `"medium" is the first of the best in validation, and "${chosen}" was chosen.`);
  assert.equal(score, 0.84, `The score to be reported is that in the test, 0.84, and not ${score}.`);
  assert.deepEqual(
    asked,
    ['medium'],
    `The test may be asked once, of the chosen one; it was asked ${asked.length} times: ${asked.join(', ')}.`,
  );
  const negative = reported(
    [1, 2],
    (k) => -k,
    (k) => -10 * k,
  );
  assert.deepEqual(negative, { chosen: 1, score: -10 }, 'A score may be negative; the best is still the largest.');
}
