import { type Random, shuffled } from '@fishergrad/random';
import { refuseNoRandom, refuseNoSamples } from '../given.ts';
import { chosen, sampleAt, type Samples } from './samples.ts';

/** Samples parted in three, which share none. */
export interface Split {
  /** To learn from. */
  readonly train: Samples;
  /** To choose by: when to stop, which network. */
  readonly validation: Samples;
  /** To report on, once; every call is counted. */
  readonly test: () => Samples;
  /** How often the test samples were asked for: more than once is a result that was chosen by them. */
  readonly testAccesses: number;
}

/** The share of each part; what is left of 1 goes to the test. */
export interface Shares {
  /** To learn from; 0.6 when absent. */
  readonly train?: number;
  /** To choose by; 0.2 when absent. */
  readonly validation?: number;
}

/**
 * Samples in random order, parted in three.
 *
 * @throws RangeError when two parts share a sample (its inputs are the same in both, as of a sample that occurs twice), or
 *   shares leave a part empty
 *
 * @example
 * ```ts
 * import { moons } from '@fishergrad/nn';
 * import { seeded } from '@fishergrad/random';
 *
 * const parts = split(moons({ count: 100, noise: 0.1, random: seeded(1) }), { random: seeded(2) });
 * [parts.train.count, parts.validation.count, parts.test().count, parts.testAccesses]; // => [60, 20, 20, 1]
 * ```
 */
export function split(
  samples: Samples,
  { train = 0.6, validation = 0.2, random }: Shares & { readonly random: Random },
): Split {
  refuseNoSamples(samples, 'split');
  refuseNoRandom(random);
  const [first, second] = [Math.round(train * samples.count), Math.round(validation * samples.count)];
  if (!(first >= 1 && second >= 1 && first + second < samples.count)) {
    const shares = `${train} and ${validation} of ${samples.count} samples`;
    throw new RangeError(`${shares} leave a part empty: training, validation and test need one or more each`);
  }
  const order = shuffled(samples.count, random);
  return parted(
    chosen(samples, order.subarray(0, first)),
    chosen(samples, order.subarray(first, first + second)),
    chosen(samples, order.subarray(first + second)),
  );
}

/**
 * Three parts made elsewhere, held to share no sample.
 *
 * @throws RangeError when two of them do: with the numbers of the samples, counted from 1
 */
export function parted(train: Samples, validation: Samples, test: Samples): Split {
  const parts = Object.entries({ training: train, validation, test });
  const seen = new Map<string, string>();
  const issues: string[] = [];
  for (const [name, part] of parts) {
    for (let k = 0; k < part.count; k++) {
      const key = sampleAt(part, k).x.join(' ');
      const place = seen.get(key);
      if (place === undefined) seen.set(key, `${name} sample ${k + 1}`);
      else if (!place.startsWith(`${name} `)) issues.push(`${name} sample ${k + 1} has the inputs of ${place}`);
    }
  }
  if (issues.length > 0) throw new RangeError(overlap(issues));
  let testAccesses = 0;
  return {
    train,
    validation,
    test: () => {
      testAccesses++;
      return test;
    },
    get testAccesses() {
      return testAccesses;
    },
  };
}

function overlap(issues: readonly string[]): string {
  const more = issues.length > 3 ? `\n… and ${issues.length - 3} more` : '';
  return `parts overlap, so that a test would ask what was learned by heart:\n${issues.slice(0, 3).join('\n')}${more}`;
}
