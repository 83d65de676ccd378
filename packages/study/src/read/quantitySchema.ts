import type { Quantity } from '@fishergrad/models';
import { z } from 'zod';
import { displayUnit } from '../units.ts';
import { type Read, readQuantity } from './quantityText.ts';

/** Numbers of which a percentage makes no sense. */
const counts = new WeakSet<Quantity>();

/** A quantity of one value (or of as many as one likes), with its unit, read into SI; its nominal value where it is left out. */
export function quantity(name: string, kind: Quantity, most: 'one' | 'many') {
  return z.optional(z.unknown()).transform((raw, context): Read => {
    const add = (message: string, path: PropertyKey[] = [], offset = 0): void => {
      context.issues.push({ code: 'custom', message, input: raw, path, params: { offset } });
    };
    if (raw === undefined && kind.nominal !== undefined)
      return { values: [kind.nominal], symbol: displayUnit(kind.unit), warnings: [], nominal: true };
    if (raw === undefined || raw === null) add(`${name} is missing (${kind.means})`);
    else {
      const read = readQuantity(name, raw, kind);
      if ('problems' in read)
        read.problems.forEach(({ message, index, offset }) => add(message, index === undefined ? [] : [index], offset));
      else if (most === 'one' && read.values.length > 1)
        add(`${name} must be one value here, not ${read.values.length}`);
      else if (counts.has(kind) && read.symbol === '%') add(`${name} is a plain number, without %`);
      else return read;
    }
    return z.NEVER;
  });
}

/** A block with exactly these quantities. */
export function block(quantities: Readonly<Record<string, Quantity>>, most: 'one' | 'many') {
  return z.strictObject(
    Object.fromEntries(Object.entries(quantities).map(([name, kind]) => [name, quantity(name, kind, most)])),
  );
}

/** A quantity above 0. */
export function positive(means: string, unit: Quantity['unit'], usual: Quantity['usual']): Quantity {
  return { means, unit, usual, lower: 0, above: true, upper: Infinity };
}

/** A plain number above 0 that no percentage can be. */
export function count(means: string, usual: Quantity['usual']): Quantity {
  const kind = positive(means, '1', usual);
  counts.add(kind);
  return kind;
}
