import assert from 'node:assert/strict';
import { seeded } from '@fishergrad/random';
import { near } from '../../support/index.ts';

/** What an accuracy freed of label noise must satisfy. */
export default function check({ cleanAccuracy }: typeof import('../exercises/label-noise.ts')): void {
  near(cleanAccuracy(0.9, 0), 0.9, 'Where no label is flipped, the two accuracies are one.');
  near(cleanAccuracy(0.8, 0.2), 1, 'Who is always right agrees with the four fifths of labels that are right.');
  near(cleanAccuracy(0.2, 0.2), 0, 'Who is always wrong agrees with the flipped labels only.');
  near(cleanAccuracy(0.5, 0.3), 0.5, 'Who guesses agrees with half of the labels, flipped or not.');
  const [random, count] = [seeded(1), 200_000];
  for (const [right, flipped] of [
    [0.95, 0.1],
    [0.85, 0.25],
  ]) {
    let agreed = 0;
    for (let k = 0; k < count; k++) if (random() < right === random() >= flipped) agreed++;
    const says = `Simulated with ${right} right and ${flipped} flipped, ${agreed / count} agreed.`;
    near(cleanAccuracy(agreed / count, flipped), right, says, 0.02);
  }
  const says = 'Labels of which half are flipped say nothing: that is a RangeError.';
  assert.throws(() => cleanAccuracy(0.5, 0.5), RangeError, says);
  assert.throws(() => cleanAccuracy(0.5, 0.6), RangeError, 'A share of 0.6 is beyond one half: a RangeError, too.');
}
