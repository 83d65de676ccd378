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
  assert.ok(chosen === 'medium', `"medium" is the first of the best in validation, and "${chosen}" was chosen.`);
  assert.ok(score === 0.84, `The score to be reported is that in the test, 0.84, and not ${score}.`);
  const times = `it was asked ${asked.length} times: ${asked.join(', ')}`;
  assert.ok(asked.join() === 'medium', `The test may be asked once, of the chosen one; ${times}.`);
  const negative = reported(
    [1, 2],
    (k) => -k,
    (k) => -10 * k,
  );
  const found = `here ${negative.chosen} of 1 and 2, with the score ${negative.score}`;
  const isLargest = negative.chosen === 1 && negative.score === -10;
  assert.ok(isLargest, `A score may be negative; the best is still the largest: 1, with −10, and ${found}.`);
}
