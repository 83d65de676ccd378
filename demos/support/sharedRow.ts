import type { Approximate } from '@fishergrad/models/design';
import { digits } from '../weave/index.ts';

/** Parts of the measuring below this are not worth a word. */
const LEAST = 0.01;

/** A way to share the measuring, as a row: its name, its times in ms, their shares in %, and a CoV, that of its cost when absent. */
export function sharedRow(name: string, { support, logCost }: Approximate, CoV = Math.exp(logCost / 2)) {
  const told = support.filter(({ weight }) => weight > LEAST);
  const times = told.map(({ at }) => (1e3 * Object.values(at)[0]).toFixed(0));
  const shares = told.map(({ weight }) => (100 * weight).toFixed(0));
  return [name, times.join(', '), shares.join(' : '), digits(CoV, 4)];
}
