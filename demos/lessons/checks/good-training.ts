import assert from 'node:assert/strict';
import { seeded } from '@fishergrad/random';

/** What a split by patients must satisfy. */
export default function check({ splitPatients }: typeof import('../exercises/good-training.ts')): void {
  // Ten patients: of the first 1 slice, of the second 2 … in turn, so that a patient's slices do not stand together.
  const patients = Array.from({ length: 10 }, (_, turn) =>
    Array.from({ length: 10 - turn }, (__, k) => `patient ${k + turn + 1}`),
  ).flat();
  const chosen = new Set<string>();
  const draws = new Set<string>();
  for (let seed = 1; seed <= 20; seed++) {
    const { training, test } = splitPatients(patients, 0.7, seeded(seed));
    const places = [...training, ...test].toSorted((a, b) => a - b);
    assert.deepEqual(places, [...patients.keys()], 'Every slice is in one part, once.');
    const [learned, tested] = [training, test].map((part) => new Set(part.map((k) => patients[k])));
    const both = [...learned].filter((patient) => tested.has(patient));
    assert.equal(both.length, 0, `Nobody may be in both parts, and ${both.join(', ')} is.`);
    assert.equal(learned.size, 7, `A share of 0.7 of ten patients is seven for training, not ${learned.size}.`);
    for (const patient of learned) chosen.add(patient);
    draws.add([...learned].toSorted().join());
  }
  assert.equal(chosen.size, 10, 'In twenty random splits, every patient is for training at least once.');
  assert.ok(draws.size > 10, `Twenty seeds gave only ${draws.size} different splits: the choice must be random.`);
  const [one, again] = [0, 1].map(() => splitPatients(patients, 0.7, seeded(1)));
  assert.deepEqual([...one.training], [...again.training], 'The same seed gives the same split.');
}
