import type { Channels } from './channels.ts';
import { acquisitionsOf } from './channels.ts';
import type { Experiment } from './experiment.ts';
import type { Rows } from './rows.ts';

/** What is said of information that no double can hold. */
export const BEYOND = 'the information is beyond the range of a double; are σ and the amplitudes on one scale?';

/**
 * Refuses samples of which no information can be asked.
 *
 * @throws RangeError for the first mean or slope that is not finite, and for means that the noise cannot have
 */
export function refuseBeforehand(
  { noise }: Pick<Experiment, 'noise'>,
  channels: Channels<number>,
  names: readonly string[],
): void {
  const { mean, jacobian: J, complex } = channels;
  const acquisitions = acquisitionsOf(complex);
  const sample = mean.findIndex((μ) => !Number.isFinite(μ));
  if (sample >= 0)
    throw new RangeError(
      `sample ${acquisitions[sample]! + 1} is ${mean[sample]}, not a finite number, at these values`,
    );
  const row = J.findIndex((slopes) => !slopes.every(Number.isFinite));
  const slope = J[row]?.findIndex((entry) => !Number.isFinite(entry));
  if (slope !== undefined) {
    const of = `sample ${acquisitions[row]! + 1} in ${names[slope]}`;
    throw new RangeError(`the slope of ${of} is not a finite number at these values`);
  }
  const refusal = noise.refuses?.(channels);
  if (refusal !== undefined) throw new RangeError(refusal);
}

/** @throws RangeError when an entry of F is not finite */
export function refuseInfinite(F: Rows<number>): void {
  if (!F.flat().every(Number.isFinite)) throw new RangeError(BEYOND);
}
