import { Running, type Variant } from './variant.ts';

/** What one variant took. */
export interface Timing {
  readonly name: string;
  /** Median time of one run, in ns. */
  readonly nanoseconds: number;
  /** Largest error of its numbers, relative to the reference. */
  readonly error: number;
}

/** How long is measured. */
export interface Effort {
  readonly rounds: number;
  /** Time of one batch of runs, in ns. */
  readonly batch: number;
  /** Time to get warm, in ns. */
  readonly warm: number;
}

/** Long enough for V8 to reach its peak on large functions. */
export const USUAL: Effort = { rounds: 21, batch: 40e6, warm: 1.5e9 };
/** Enough to see that everything runs. */
export const QUICK: Effort = { rounds: 3, batch: 5e6, warm: 50e6 };

/**
 * Times variants against each other: each in a warm process of its own, asked in turn, round by round, so that what else
 * the machine does falls on all alike.
 *
 * @throws Error when the numbers of a variant are not those of the reference, before anything is timed
 */
export async function measure(
  variants: readonly Variant[],
  reference: readonly number[],
  effort: Effort,
): Promise<Timing[]> {
  const running = variants.map((variant) => new Running(variant));
  try {
    const errors: number[] = [];
    for (const [k, each] of running.entries()) {
      const error = largestError(await each.numbers(), reference);
      const { tolerance = 1e-11 } = variants[k]!;
      if (!(error <= tolerance))
        throw new Error(`${each.name}: its numbers are off by ${error.toExponential(1)}, more than ${tolerance}.`);
      errors.push(error);
    }
    const counts: number[] = [];
    for (const each of running) counts.push(await countFor(each, effort));
    const times = running.map((): number[] => []);
    for (let round = 0; round < effort.rounds; round++) {
      for (const [k, each] of running.entries()) times[k]!.push((await each.time(counts[k]!)) / counts[k]!);
    }
    return running.map(({ name }, k) => ({ name, nanoseconds: median(times[k]!), error: errors[k]! }));
  } finally {
    for (const each of running) each.stop();
  }
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
function largestError(numbers: readonly number[], reference: readonly number[]): number {
  if (numbers.length !== reference.length) return Infinity;
  const errors = numbers.map((x, k) => Math.abs(x - reference[k]!) / (Math.abs(reference[k]!) || 1));
  return errors.every((e) => e >= 0) ? Math.max(...errors) : Infinity;
}

/** The median. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
