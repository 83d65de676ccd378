import assert from 'node:assert/strict';
import { normal, seeded } from '@fishergrad/random';

/** What an average network and the spread about it must satisfy. */
export default function check({ together }: typeof import('../exercises/ensembles.ts')): void {
  const near = (found: number, wanted: number, sentence: string): void =>
    assert.ok(Math.abs(found - wanted) < 1e-12, `${sentence} (${found} instead of ${wanted})`);
  const one = together([[1, -2]]);
  const isWhole = one?.average?.length === 2 && typeof one.spread === 'number';
  assert.ok(isWhole, 'Return { average, spread }: a list with a number for each sample, and a number.');
  assert.deepEqual([[...one.average], one.spread], [[1, -2], 0], 'One network is its own average, and has no spread.');
  const two = together([
    [1, 5],
    [3, 5],
  ]);
  assert.deepEqual([...two.average], [2, 5], 'Outputs 1, 5 and 3, 5 are on the average 2, 5: sample by sample.');
  near(
    two.spread,
    0.5,
    'These lie 1 from their average at the first sample and 0 at the second: the mean square is 1/2.',
  );
  const random = seeded(1);
  const draw = (): number[] => Array.from({ length: 7 }, () => normal(random));
  const [members, t] = [Array.from({ length: 5 }, draw), draw()];
  const mse = (f: readonly number[]): number => f.reduce((sum, each, k) => sum + (each - t[k]) ** 2, 0) / t.length;
  const { average, spread } = together(members);
  const ofMembers = members.reduce((sum, f) => sum + mse(f), 0) / members.length;
  near(
    mse(average),
    ofMembers - spread,
    'The error of the average is the mean error of the members less their spread.',
  );
}
