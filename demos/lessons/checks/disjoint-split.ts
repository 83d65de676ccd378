import assert from 'node:assert/strict';

/** What a split by patient must satisfy. */
export default function check({ partedByPatient }: typeof import('../exercises/disjoint-split.ts')): void {
  const patients = ['Ada', 'Ben', 'Ada', 'Cleo', 'Ben', 'Ada', 'Dora', 'Cleo'];
  const { train, test } = partedByPatient(patients, 0.5);
  assert.deepEqual(
    [...train, ...test].toSorted((a, b) => a - b),
    [0, 1, 2, 3, 4, 5, 6, 7],
    'Every scan belongs to one part, and only to one.',
  );
  const both = [...new Set(train.map((k) => patients[k]))].filter((name) => test.some((k) => patients[k] === name));
  assert.deepEqual(both, [], `No patient may be in both parts, and ${both.join(' and ')} would be.`);
  assert.deepEqual(
    [...train],
    [0, 1, 2, 4, 5],
    'Half of four patients, Ada and Ben, go to training with all of their scans.',
  );
  assert.deepEqual(
    [...partedByPatient(patients, 0.7).train],
    [...train],
    '0.7 of four patients is 2.8, rounded down to two.',
  );
  assert.throws(
    () => partedByPatient(patients, 0.2),
    RangeError,
    '0.2 of four patients is none: refuse to train on nothing.',
  );
  assert.throws(
    () => partedByPatient(patients, 1),
    RangeError,
    'All patients in training leaves no test: refuse that.',
  );
}
