import assert from 'node:assert/strict';

/**
 * What a check of an exercise demands of a number.
 *
 * @throws AssertionError with the sentence, what was found and what is wanted
 */
export function near(found: number, wanted: number, sentence: string, tolerance = 1e-12): void {
  assert.ok(Math.abs(found - wanted) <= tolerance, `${sentence} (${found} instead of ${wanted})`);
}
