import type { Column } from '../space.ts';

/**
 * Values that stay as they are: no free number, and no raster moves them.
 *
 * @param values one for each acquisition, SI
 * @throws RangeError for no values, or one that is not finite
 *
 * @example
 * ```ts
 * fixedValues([0.001, 0.03]).values(numbers, []); // => [0.001, 0.03]
 * ```
 */
export function fixedValues(values: readonly number[]): Column {
  if (values.length === 0 || !values.every(Number.isFinite))
    throw new RangeError(`fixed values must be finite numbers, at least one, not [${values.join(', ')}]`);
  return {
    count: values.length,
    names: [],
    lower: [],
    upper: [],
    values: (a) => values.map((value) => a.constant(value)),
    place: () => [],
    onRaster: () => [...values],
  };
}
