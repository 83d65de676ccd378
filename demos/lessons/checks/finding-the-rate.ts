import assert from 'node:assert/strict';

type Exercise = typeof import('../exercises/finding-the-rate.ts');

const cases: readonly (readonly [what: string, values: readonly number[], wanted: number])[] = [
  ['all went down', [0.9, 0.5, 0.1, 0.01], 4],
  ['the last two did not', [0.9, 0.5, 1.2, Infinity], 1],
  ['the third did not, the fourth did by luck', [0.9, 0.5, 7, 0.2], 1],
  ['the second gave the least loss, the third still went down', [0.9, 0.1, 0.8, Infinity], 2],
  ['the third left the loss as it was', [0.9, 0.5, 1, 3], 1],
  ['the second gave NaN', [0.9, NaN, 0.3, 0.2], 0.5],
];

export default function check({ suggest }: Exercise): void {
  for (const [what, values, wanted] of cases) {
    const found = suggest([1, 2, 4, 8], values, 1);
    assert.ok(found === wanted, `rates 1, 2, 4, 8, from loss 1; ${what}: suggest ${wanted}, not ${found}.`);
  }
  const none = suggest([1, 2], [3, 0.5], 1);
  assert.ok(Number.isNaN(none), `where the first rate failed there is nothing to suggest: NaN, not ${none}.`);
  for (const λ of [0.5, 20, 3000]) {
    const rates = Array.from({ length: 97 }, (_, k) => 1e-6 * 10 ** (k / 12)); // twenty steps multiply the loss of a parabola by (1 − ηλ)⁴⁰
    const found =
      λ *
      suggest(
        rates,
        rates.map((rate) => (1 - rate * λ) ** 40),
        1,
      );
    assert.ok(found > 0.75 && found <= 1, `a parabola of curvature ${λ}: about 1/${λ}, not ${found} times as much.`);
  }
}
