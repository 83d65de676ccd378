import type { Arithmetic } from '@fishergrad/engine';
import { acquisitionsOf, type Channels } from '../channels.ts';
import type { Rows } from '../rows.ts';
import type { Noise } from './noise.ts';

/** Of independent channels: √n · root · slopes. */
export function independentRows<T>(
  a: Arithmetic<T>,
  { mean, jacobian, complex, averages }: Channels<T>,
  rootFor: Noise['root'],
): Rows<T> {
  const { mul } = a;
  const acquisitions = acquisitionsOf(complex);
  return jacobian.map((row, channel) => {
    const k = acquisitions[channel]!;
    const root = rootFor(a, mean[channel]!, k);
    const weight = averages === undefined ? root : mul(Math.sqrt(averages[k]!), root);
    const weighed = new Array<T>(row.length);
    for (let i = 0; i < weighed.length; i++) weighed[i] = mul(weight, row[i]!);
    return weighed;
  });
}
