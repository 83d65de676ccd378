import type { Arithmetic } from '@fishergrad/engine';
import { type Channels, placesOf } from '../channels.ts';
import type { Rows } from '../rows.ts';

/** A row of W = L⁻¹ with Σ = LLᵀ: which samples it takes, and how much of each. */
export type WhiteningRow = readonly (readonly [sample: number, factor: number])[];

/**
 * W J, and so JᵀΣ⁻¹J: what correlated samples tell. Of complex samples the real parts are correlated with each other, and the
 * imaginary parts in the same way.
 *
 * @throws RangeError when samples are not averaged equally often: which of them share their noise is then unknown
 */
export function whitenedRows<T>(
  a: Arithmetic<T>,
  { jacobian, complex, averages = [] }: Channels<T>,
  W: readonly WhiteningRow[],
): Rows<T> {
  const n = averages[0] ?? 1;
  if (averages.some((each) => each !== n))
    throw new RangeError('samples of correlated noise must all be averaged equally often');
  const places = placesOf(complex);
  const channels = complex.includes(true) ? [0, 1] : [0];
  return channels.flatMap((part) =>
    W.map((row) => {
      const rows = row.map(([sample, factor]) => ({ row: jacobian[places[sample]!.at + part]!, factor }));
      return rows[0]!.row.map((_, i) => a.add(...rows.map((each) => a.mul(each.factor * Math.sqrt(n), each.row[i]!))));
    }),
  );
}
