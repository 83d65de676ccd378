import { type Arithmetic, arithmeticFrom } from '@fishergrad/engine';
import type { Experiment } from './experiment.ts';
import { rootInformation, type Rows } from './fisher.ts';

/**
 * How much of R is rounding: the change of every entry when each operation on the way errs by a unit or two in the last
 * place (times `scale`), in a fixed pattern.
 *
 * An entry that ought to be 0, such as a slope sin 2πk, comes out as some 1e-16 of nothing; scaled to length 1 it would
 * pass for information. What moves with the last digits is known to be none. Errors that two columns share, such as
 * that of a large phase, move them together, as they should.
 */
export function roundingOf<P extends string, S extends string>(
  experiment: Experiment<P, S>,
  R: Rows<number>,
  scale = 1,
): Rows<number> {
  const erring = rootInformation(erringNumbers(scale), experiment);
  return R.map((row, k) => row.map((entry, i) => erring[k]![i]! - entry));
}

/** Plain numbers whose every operation errs a little. */
function erringNumbers(scale: number): Arithmetic<number> {
  let count = 0;
  return arithmeticFrom<number>(
    (c) => c,
    (rule, x, y, z) => rule.value(x, y, z) * (1 + Number.EPSILON * scale * ulps(++count)),
  );
}

/** −2, −1, 1 or 2, spread evenly and the same every time (multiples of the golden ratio). */
function ulps(count: number): number {
  return [-2, -1, 1, 2][Math.floor(4 * ((count * 0.6180339887498949) % 1))]!;
}
