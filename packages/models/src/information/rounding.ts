import { numbers } from '@fishergrad/engine';
import type { Experiment } from './experiment.ts';
import { rootInformation, type Rows } from './fisher.ts';

/**
 * How much of R is rounding: the change of every entry when each input moves by a unit or two in its last place.
 *
 * An entry that ought to be 0, such as a slope sin 2πk, comes out as some 1e-16 of nothing; scaled to length 1 it would
 * pass for information. What moves with the last digits of the inputs is known to be none.
 */
export function roundingOf<P extends string, S extends string>(
  experiment: Experiment<P, S>,
  R: Rows<number>,
): Rows<number> {
  const moved = rootInformation(numbers, jittered(experiment));
  return R.map((row, k) => row.map((entry, i) => moved[k]![i]! - entry));
}

function jittered<P extends string, S extends string>(experiment: Experiment<P, S>): Experiment<P, S> {
  let count = 0;
  const jitter = <K extends string>(record: Readonly<Record<K, number>>): Record<K, number> =>
    Object.fromEntries(
      Object.entries<number>(record).map(([name, x]) => [name, x * (1 + Number.EPSILON * ulps(++count))]),
    ) as Record<K, number>;
  return { ...experiment, tissue: jitter(experiment.tissue), protocol: experiment.protocol.map((at) => jitter(at)) };
}

/** −2, −1, 1 or 2, spread evenly and the same every time (multiples of the golden ratio). */
function ulps(count: number): number {
  return [-2, -1, 1, 2][Math.floor(4 * ((count * 0.6180339887498949) % 1))]!;
}
