import { multiple, multiplesWithin, stepsUp, wholeSteps } from '../multiple.ts';
import { meanOf } from './range.ts';
import { evenFit, type GivenTrain, inTrains } from './train.ts';

/**
 * Trains on a raster: their spacing and their firsts are whole multiples of it, so that they stay even.
 *
 * @throws RangeError where what is given of them is not on the raster, or they do not fit
 */
export function evenMultiples(
  counts: readonly number[],
  from: number,
  to: number,
  given: GivenTrain,
  values: readonly number[],
  raster: number,
): number[] {
  const { first, last } = multiplesWithin(from, to, raster);
  const begin = given.first === undefined ? undefined : demanded('first value', given.first, raster);
  const trains = inTrains(
    counts,
    values.map((value) => value / raster),
  );
  const longest = Math.max(...counts);
  const most = longest > 1 ? Math.floor((last - (begin ?? first)) / (longest - 1)) : 0;
  const even = Math.min(most, Math.max(0, Math.round(evenFit(trains, begin))));
  const spacing = given.step === undefined ? even : demanded('step', given.step, raster);
  if (spacing > most)
    throw new RangeError(
      `on the raster ${raster} a train of ${longest} samples with the step ${given.step} does not fit from ${from} to ${to}: take a finer raster`,
    );
  return trains.flatMap((train) => {
    const span = (train.length - 1) * spacing;
    const start = begin ?? Math.min(last - span, Math.max(first, Math.round(meanOf(train) - span / 2)));
    return train.map((_, k) => multiple(start + k * spacing, raster));
  });
}

function demanded(what: string, value: number, raster: number): number {
  const steps = wholeSteps(value, raster);
  if (steps === undefined)
    throw new RangeError(
      `the ${what} of the train, ${value}, is no whole multiple of the raster ${raster}: the nearest is ${multiple(stepsUp(value - raster / 2, raster), raster)}`,
    );
  return steps;
}
