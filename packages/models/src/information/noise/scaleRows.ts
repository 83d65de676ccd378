import type { Arithmetic } from '@fishergrad/engine';
import { acquisitionsOf, type Channels } from '../channels.ts';
import type { Rows } from '../rows.ts';
import type { NoiseUnknown } from './noise.ts';

/** What Gaussian samples tell about their own σ: 2/σ² for every real channel, nothing in common with the means. */
export function scaleRows<T>(
  a: Arithmetic<T>,
  { jacobian, complex, averages }: Channels<T>,
  unknowns: readonly NoiseUnknown[],
  places: readonly number[],
): Rows<T> {
  const count = acquisitionsOf(complex).reduce((sum, k) => sum + (averages?.[k] ?? 1), 0);
  const width = jacobian[0]?.length ?? 0;
  return unknowns.map(({ value }, each) =>
    Array.from({ length: width }, (_, i) => a.constant(i === places[each] ? Math.sqrt(2 * count) / value : 0)),
  );
}
