import { meanOf } from './range.ts';

/** What of a train is not free. */
export interface GivenTrain {
  /** The first value of a single train, SI. */
  readonly first?: number;
  /** The spacing, SI. */
  readonly step?: number;
}

/** @throws RangeError for trains that have no samples, or cannot lie in the range with what is given of them */
export function refuseTrain(counts: readonly number[], from: number, to: number, { first, step }: GivenTrain): void {
  if (!counts.every((count) => Number.isInteger(count) && count > 0))
    throw new RangeError(`the samples of each train must be whole numbers of at least 1, not ${counts.join(', ')}`);
  if (first !== undefined) refuseFirst(counts, from, to, first);
  if (step === undefined) return;
  if (!(step > 0 && step < Infinity)) throw new RangeError(`the step of a train must be positive, not ${step}`);
  const [longest, begin] = [Math.max(...counts), first ?? from];
  const needed = (longest - 1) * step;
  if (needed > to - begin + 1e-12 * Math.max(Math.abs(from), Math.abs(to)))
    throw new RangeError(
      `${longest} samples with a step of ${step} take ${needed}, and from ${begin} to ${to} there is ${to - begin}: ` +
        `take a step of at most ${(to - begin) / (longest - 1)}, or fewer samples`,
    );
}

function refuseFirst(counts: readonly number[], from: number, to: number, first: number): void {
  if (counts.length > 1)
    throw new RangeError(
      `the first value can be given of one train, and there are ${counts.length}: leave it free, or fix all values`,
    );
  if (!(from <= first && first <= to))
    throw new RangeError(`the first value of the train, ${first}, must lie in its range, from ${from} to ${to}`);
}

/** Values train after train → the values of each train. */
export function inTrains(counts: readonly number[], values: readonly number[]): number[][] {
  let end = 0;
  return counts.map((count) => values.slice(end, (end += count)));
}

/** The one spacing that suits all trains best, in least squares, whatever their firsts, or with the given first. */
export function evenFit(trains: readonly (readonly number[])[], first?: number): number {
  let [product, square] = [0, 0];
  for (const train of trains) {
    const [middle, center] = first === undefined ? [(train.length - 1) / 2, meanOf(train)] : [0, first];
    train.forEach((value, k) => {
      product += (k - middle) * (value - center);
      square += (k - middle) ** 2;
    });
  }
  return square > 0 ? product / square : 0;
}
