import assert from 'node:assert/strict';
import { normal, seeded } from '@fishergrad/random';

type Exercise = typeof import('../exercises/dynamics.ts');

/** Seven neurons of five inputs, twenty samples; the inputs around a mean, so that SD and root mean square differ. */
export default function check({ rescaled }: Exercise): void {
  for (const [size, mean] of [
    [0.01, 0],
    [3, 0],
    [0.5, 4],
  ]) {
    const random = seeded(1);
    const weights = listOf(7, () => listOf(5, () => size * normal(random)));
    const inputs = listOf(20, () => listOf(5, () => mean + normal(random)));
    const found = rescaled(weights, inputs);
    assert.ok(
      found?.length === 7 && found.every((row) => row.length === 5),
      'there should be seven lists of five weights.',
    );
    const sd = sdOf(inputs.flatMap((x) => found.map((row) => row.reduce((sum, w, k) => sum + w * x[k], 0))));
    const where = `weights of SD ${size}, inputs around ${mean}`;
    assert.ok(Math.abs(sd - 1) < 1e-9, `${where}: with your weights the outputs have the SD ${sd}, not 1.`);
    const factors = found.flatMap((row, j) => row.map((w, k) => w / weights[j][k]));
    const isOne = factors.every((each) => Math.abs(each / factors[0] - 1) < 1e-9) && factors[0] > 0;
    assert.ok(isOne, `${where}: all weights should be multiplied by the same positive factor, and yours differ.`);
  }
}

function listOf<T>(length: number, make: () => T): T[] {
  return Array.from({ length }, make);
}

function sdOf(all: readonly number[]): number {
  const mean = all.reduce((sum, each) => sum + each, 0) / all.length;
  return Math.sqrt(all.reduce((sum, each) => sum + (each - mean) ** 2, 0) / all.length);
}
