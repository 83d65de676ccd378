import type { AnyModel } from '@fishergrad/models';
import { python } from '@fishergrad/random';

/** Columns of parameter values by name. */
export type Columns = Readonly<Record<string, Float64Array>>;

const SPECIAL = [0, -0, NaN, Infinity, -Infinity, 1e300, -1e300, 1e-300, 5e-324, -1];

/**
 * Columns of so many random tissues. `usual`: over the ranges the model calls usual; `wild`: of either sign and any size
 * from 1e-20 to 1e20 of the largest usual one; `special`: usual values, with every second number one that no tissue has.
 */
export function tissues(model: AnyModel, kind: 'usual' | 'wild' | 'special', rows: number, seed: number): Columns {
  const random = python(seed);
  const usual = ([low, high]: readonly [number, number]): number =>
    low > 0 ? low * (high / low) ** random() : low + (high - low) * random();
  const draw = (range: readonly [number, number]): number => {
    if (kind === 'wild') return Math.sign(random() - 0.3) * 10 ** (40 * random() - 20) * Math.max(...range);
    if (kind === 'special' && random() < 0.5) return SPECIAL[Math.floor(random() * SPECIAL.length)]!;
    return usual(range);
  };
  const columns = Object.entries(model.parameters).map(([name, quantity]) => [
    name,
    Float64Array.from({ length: rows }, () => draw(quantity.usual)),
  ]);
  return Object.fromEntries(columns) as Columns;
}

/** One row of columns. */
export function rowOf(columns: Columns, row: number): Record<string, number> {
  return Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, column[row]!]));
}
