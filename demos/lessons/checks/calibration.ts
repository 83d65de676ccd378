import assert from 'node:assert/strict';

/** What an expected calibration error must satisfy. */
export default function check({ calibrationError }: typeof import('../exercises/calibration.ts')): void {
  const near = (found: number, wanted: number, sentence: string): void =>
    assert.ok(Math.abs(found - wanted) < 1e-12, `${sentence} (${found} instead of ${wanted})`);
  near(
    calibrationError([0.25, 0.25, 0.25, 0.25], [1, 0, 0, 0], 10),
    0,
    'One in four of what is given 0.25 comes true: no error.',
  );
  near(calibrationError([0.9, 0.9], [0, 0], 10), 0.9, 'Nothing of what is given 0.9 comes true: the error is 0.9.');
  near(
    calibrationError([0.1, 0.1], [1, 1], 10),
    0.9,
    'All of what is given 0.1 comes true: the error is 0.9, and not −0.9.',
  );
  near(calibrationError([0.2, 0.4], [0, 1], 2), 0.2, 'In one bin, means are compared: 0.3 promised, 0.5 found.');
  near(
    calibrationError([0.2, 0.4], [0, 1], 5),
    0.4,
    'In bins of their own, 0.2 and 0.4 are 0.2 and 0.6 from what came true.',
  );
  near(
    calibrationError([0.2, 0.2, 0.2, 0.9], [0, 0, 0, 1], 2),
    0.175,
    'A bin of three samples weighs three times as much as one of one.',
  );
  near(
    calibrationError([0.28, 0.32], [0, 1], 10),
    0.48,
    'Of ten bins, the third ends at 0.3: 0.28 and 0.32 are not in one.',
  );
  near(
    calibrationError([0.32, 0.38], [0, 1], 10),
    0.15,
    'Of ten bins, the fourth is 0.3 to 0.4: 0.32 and 0.38 are in one.',
  );
  near(calibrationError([1, 1, 0], [1, 1, 0], 10), 0, 'A probability of 1 belongs to the last bin.');
}
