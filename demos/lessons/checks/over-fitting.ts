import assert from 'node:assert/strict';
import { crossEntropy, MLP, moons, train } from '@fishergrad/nn';
import { seeded } from '@fishergrad/random';

/** What a cure of over-fitting must satisfy. */
export default function check({ cure }: typeof import('../exercises/over-fitting.ts')): void {
  const { width, l2, epochs } = cure();
  assert.ok(
    Number.isInteger(width) && width >= 1 && width <= 64,
    `The width is a whole number from 1 to 64, not ${width}.`,
  );
  assert.ok(Number.isInteger(epochs) && epochs >= 1 && epochs <= 2000, `There are 1 to 2000 epochs, not ${epochs}.`);
  assert.ok(l2 >= 0 && l2 < Infinity, `The penalty l2 is a number of at least 0, not ${l2}.`);
  const draw = (count: number, seed: number) => moons({ count, noise: 0.3, random: seeded(seed) });
  const runs = [1, 2, 3, 4, 5].map((seed) => {
    const mlp = new MLP(2, [width, 1], { random: seeded(seed), activation: 'tanh' });
    const sets = { train: draw(40, seed + 500), validation: draw(400, seed + 600) };
    const all = [...train({ mlp, ...sets, loss: crossEntropy, l2, epochs, rate: 0.05 })];
    const losses = all.map(({ validation }) => validation!.loss);
    return { end: losses.at(-1)!, least: Math.min(...losses) };
  });
  const mean = (all: readonly number[]): number => all.reduce((sum, each) => sum + each) / all.length;
  const end = mean(runs.map((run) => run.end));
  assert.ok(end < 0.35, `The mean validation loss at the end is ${end.toFixed(3)}, and must be below 0.35.`);
  const turned = mean(runs.map((run) => run.end / run.least));
  assert.ok(turned <= 1.2, `The validation loss turned up: at the end it is ${turned.toFixed(2)} times the least.`);
}
