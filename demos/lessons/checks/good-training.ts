import assert from 'node:assert/strict';

/** What Wilson's interval of a share must satisfy. */
export default function check({ interval }: typeof import('../exercises/good-training.ts')): void {
  const [z, tolerance] = [1.96, 1e-6];
  const near = (found: number, wanted: number, sentence: string): void =>
    assert.ok(Math.abs(found - wanted) < tolerance, `${sentence} (${found} instead of ${wanted})`);
  const all = interval(20, 20);
  near(all.high, 1, 'All of 20 right: q may be 1.');
  near(all.low, 20 / (20 + z ** 2), 'All of 20 right: where 1 − q = 1.96 √(q (1 − q)/20), q = 20/(20 + 1.96²).');
  const none = interval(0, 20);
  near(none.low, 0, 'None of 20 right: q may be 0.');
  near(none.high, 1 - all.low, 'None right is all wrong: the interval is that of 20 of 20, seen from the other end.');
  for (const [right, count] of [
    [1, 2],
    [9, 10],
    [1796, 2000],
  ]) {
    const { low, high } = interval(right, count);
    const share = right / count;
    assert.ok(low < share && share < high, `${right} of ${count}: the share found lies between the ends.`);
    for (const q of [low, high]) {
      const away = Math.abs(share - q) / Math.sqrt((q * (1 - q)) / count);
      assert.ok(Math.abs(away - z) < 1e-3, `${right} of ${count}: q = ${q} lies ${away} SDs away, not 1.96.`);
    }
  }
  // Of all tests of 50 points that a network with q = 0.9 can meet, by the binomial distribution:
  let [held, chance] = [0, 0.1 ** 50];
  for (let right = 0; right <= 50; right++) {
    const { low, high } = interval(right, 50);
    if (low <= 0.9 && 0.9 <= high) held += chance;
    chance *= ((50 - right) / (right + 1)) * 9;
  }
  const times = `${(100 * held).toFixed(1)} times in a hundred`;
  assert.ok(held > 0.93 && held < 0.99, `The interval must hold a truth of 0.9 about 95 times, here ${times}.`);
}
