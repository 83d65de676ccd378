import assert from 'node:assert/strict';
import { seeded } from '@fishergrad/random';

/** What an accuracy freed of label noise must satisfy. */
export default function check({ cleanAccuracy }: typeof import('../exercises/label-noise.ts')): void {
  const close = (found: number, wanted: number, tolerance: number, sentence: string): void =>
    assert.ok(Math.abs(found - wanted) <= tolerance, `${sentence} (${found} instead of ${wanted})`);
  close(cleanAccuracy(0.9, 0), 0.9, 1e-12, 'Where no label is flipped, the two accuracies are one.');
  close(cleanAccuracy(0.8, 0.2), 1, 1e-12, 'Who is always right agrees with the four fifths of labels that are right.');
  close(cleanAccuracy(0.2, 0.2), 0, 1e-12, 'Who is always wrong agrees with the flipped labels only.');
  close(cleanAccuracy(0.5, 0.3), 0.5, 1e-12, 'Who guesses agrees with half of the labels, flipped or not.');
  const [random, count] = [seeded(1), 200_000];
  for (const [right, flipped] of [
    [0.95, 0.1],
    [0.85, 0.25],
  ]) {
    let agreed = 0;
    for (let k = 0; k < count; k++) if (random() < right === random() >= flipped) agreed++;
    const says = `Simulated with ${right} right and ${flipped} flipped, ${agreed / count} agreed.`;
    close(cleanAccuracy(agreed / count, flipped), right, 0.02, says);
  }
  const says = 'Labels of which half are flipped say nothing: that is a RangeError.';
  assert.throws(() => cleanAccuracy(0.5, 0.5), RangeError, says);
  assert.throws(() => cleanAccuracy(0.5, 0.6), RangeError, 'A share of 0.6 is beyond one half: a RangeError, too.');
}
