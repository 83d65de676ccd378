import assert from 'node:assert/strict';

/** What one step of the perceptron rule must satisfy. */
export default function check({ corrected }: typeof import('../exercises/linear-separability.ts')): void {
  const becomes = (w: number[], x: number[], t: number, wanted: number[], sentence: string): void =>
    assert.deepEqual([...corrected(w, x, t)], wanted, sentence);
  becomes([0, 0, 0], [2, -1, 1], 1, [2, -1, 1], 'Weights of 0 decide nothing: x is added for the label 1.');
  becomes([0, 0, 0], [2, -1, 1], -1, [-2, 1, -1], 'Weights of 0 decide nothing: x is taken away for the label −1.');
  becomes([1, 1, 0], [2, -1, 1], 1, [1, 1, 0], 'w · x = 1 and the label is 1: nothing is to be corrected.');
  becomes([1, 1, 0], [2, -1, 1], -1, [-1, 2, -1], 'w · x = 1 and the label is −1: x is to be taken away.');
  becomes([1, 2, 0], [2, -1, 1], 1, [3, 1, 1], 'w · x = 0 is on neither side: a mistake, x is added for the label 1.');
  becomes([1, 2, 0], [2, -1, 1], -1, [-1, 3, -1], 'w · x = 0 is on neither side: a mistake, x is taken away for −1.');
  const given = [1, 1, 0];
  corrected(given, [2, -1, 1], -1);
  assert.deepEqual(given, [1, 1, 0], 'The weights that were given are changed: return new ones.');
  // Parted by x₁ = 2 with γ = ½/√5 and R² = 3.5² + 1 + 1: at most 285 mistakes, over and over the same four samples.
  const samples = [
    { x: [2.5, 1, 1], t: 1 },
    { x: [1.5, 1, 1], t: -1 },
    { x: [3.5, -1, 1], t: 1 },
    { x: [0.5, -1, 1], t: -1 },
  ];
  let [w, mistakes]: [readonly number[], number] = [[0, 0, 0], 0];
  for (let k = 0; k < 4 * 300; k++) {
    const { x, t } = samples[k % 4];
    const next = corrected(w, x, t);
    if (next.some((each, i) => each !== w[i])) mistakes++;
    w = next;
  }
  assert.ok(mistakes <= 285, `Four samples that a line parts allow at most 285 mistakes, and there were ${mistakes}.`);
  for (const { x, t } of samples)
    assert.ok(
      t * (w[0] * x[0] + w[1] * x[1] + w[2]) > 0,
      `In the end the sample ${x.join(', ')} should be on its side.`,
    );
}
