import type { Quantity } from '../signal/quantity.ts';
import type { MapDesign } from './mapDesign.ts';

/** Whether a value may be one of this quantity; NaN may not. */
export function isWithin({ lower, upper, above }: Quantity, value: number): boolean {
  return (above ? value > lower : value >= lower) && value <= upper;
}

/**
 * Refuses values that the model's quantities cannot have: the formula would answer for a negative relaxation time, too.
 *
 * @throws RangeError naming all of them
 */
export function refuseOutside<P extends string, S extends string>({
  model,
  tissue = {},
  protocol,
}: Pick<MapDesign<P, S>, 'model' | 'tissue' | 'protocol'>): void {
  const issues = [
    ...outside(model.parameters, tissue),
    ...protocol.flatMap((at, k) => outside(model.settings, at).map((issue) => `acquisition ${k + 1}: ${issue}`)),
  ];
  if (issues.length > 0) throw new RangeError(issues.join('\n'));
}

function outside(
  quantities: Readonly<Record<string, Quantity>>,
  values: Readonly<Record<string, number | undefined>>,
): string[] {
  return Object.entries(quantities).flatMap(([name, quantity]) => {
    const value = values[name];
    return value === undefined || isWithin(quantity, value)
      ? []
      : [`${name} must be ${domain(quantity)}, not ${value}`];
  });
}

function domain({ lower, upper, above, unit }: Quantity): string {
  const units = unit === '1' || unit === 'a.u.' ? '' : ` ${unit}`;
  const low = lower === -Infinity ? 'a number' : `${above ? 'greater than' : 'at least'} ${lower}${units}`;
  return upper === Infinity ? low : `${low} and at most ${upper}${units}`;
}
