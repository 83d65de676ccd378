import { Running, Stopped, type Variant } from './variant.ts';

/** What one variant took. */
export interface Timing {
  readonly name: string;
  /** Median time of one run, in ns. */
  readonly nanoseconds: number;
  /** Largest error of its numbers, relative to the reference. */
  readonly error: number;
}

/** How long is measured, and on how much. */
export interface Effort {
  readonly rounds: number;
  /** Time of one batch of runs, in ns. */
  readonly batch: number;
  /** Time to get warm, in ns. */
  readonly warm: number;
  /** Operations of the large graphs. */
  readonly nodes: number;
  /** Points at which a function is held to its quad-precision value. */
  readonly points: number;
  /** Rows of a map that are held to quad precision. */
  readonly rows: number;
  /** Starts of a whole process. */
  readonly starts: number;
}

/** Long enough for V8 to reach its peak on large functions. */
export const USUAL: Effort = {
  rounds: 21,
  batch: 40e6,
  warm: 1.5e9,
  nodes: 1_000_000,
  points: 200_000,
  rows: 65_536,
  starts: 11,
};
/** Enough to see that everything runs and is right. */
export const QUICK: Effort = {
  rounds: 3,
  batch: 5e6,
  warm: 20e6,
  nodes: 100_000,
  points: 5000,
  rows: 1024,
  starts: 1,
};

interface Started {
  readonly running: Running;
  readonly error: number;
}

/**
 * Times variants against each other: each in a warm process of its own, asked in turn, round by round, so that what else
 * the machine does falls on all alike.
 *
 * @returns the timings, and a sentence for each optional variant that does not run here
 * @throws Error when the numbers of a variant are not those of the reference, before anything is timed
 */
export async function measure(
  variants: readonly Variant[],
  reference: readonly number[],
  effort: Effort,
): Promise<{ timings: Timing[]; stopped: string[] }> {
  const started: Started[] = [];
  const stopped: string[] = [];
  try {
    for (const variant of variants) {
      const each = await start(variant, reference);
      if (typeof each === 'string') stopped.push(each);
      else started.push(each);
    }
    const times = await inTurn(
      started.map(({ running }) => running),
      effort,
    );
    const timings = started.map(({ running: { name }, error }, k) => ({ name, nanoseconds: median(times[k]!), error }));
    return { timings, stopped };
  } finally {
    for (const { running } of started) running.stop();
  }
}

/** A variant whose numbers are right; or a sentence why an optional one is not there. */
async function start(variant: Variant, reference: readonly number[]): Promise<Started | string> {
  const { name, tolerance = 1e-11, optional = false } = variant;
  const running = new Running(variant);
  try {
    const error = largestError(await running.numbers(), reference);
    if (error <= tolerance) return { running, error };
    throw new Error(`${name}: its numbers are off by ${error.toExponential(1)}, more than ${tolerance}.`);
  } catch (error) {
    running.stop();
    if (optional && error instanceof Stopped) return `${name} is left out: ${error.message}.`;
    throw error;
  }
}

/** The times of one run of each, in ns, round by round. */
async function inTurn(running: readonly Running[], effort: Effort): Promise<number[][]> {
  const counts: number[] = [];
  for (const each of running) counts.push(await countFor(each, effort));
  const times = running.map((): number[] => []);
  for (let round = 0; round < effort.rounds; round++) {
    for (const [k, each] of running.entries()) times[k]!.push((await each.time(counts[k]!)) / counts[k]!);
  }
  return times;
}

/** Warms a variant up, and finds how many runs fill a batch. */
async function countFor(running: Running, { batch, warm }: Effort): Promise<number> {
  let count = 1;
  let spent = 0;
  for (;;) {
    const took = Math.max(1, await running.time(count));
    spent += took;
    const fitting = Math.max(1, Math.round((count * batch) / took));
    if (spent > warm) return fitting;
    count = Math.min(fitting, 16 * count);
  }
}

/** The largest |x − reference| / |reference|; ∞ where the counts differ or a number is none. */
export function largestError(numbers: ArrayLike<number>, reference: ArrayLike<number>): number {
  if (numbers.length !== reference.length) return Infinity;
  let largest = 0;
  for (let k = 0; k < numbers.length; k++) {
    const error = Math.abs(numbers[k]! - reference[k]!) / (Math.abs(reference[k]!) || 1);
    if (!(error >= 0)) return Infinity;
    largest = Math.max(largest, error);
  }
  return largest;
}

/** The median. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
