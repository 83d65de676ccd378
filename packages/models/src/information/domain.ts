import { domain, isWithin, type Quantity } from '../signal/quantity.ts';
import { unmet } from '../signal/unmet.ts';
import type { Experiment } from './experiment.ts';
import type { MapDesign } from './maps/mapDesign.ts';

/**
 * Refuses values that the model's quantities cannot have, and settings that do not go together: the formula would answer for a negative relaxation time, too.
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
    ...unmet(model, protocol).map(({ of, says, acquisition }) => `acquisition ${acquisition + 1}: ${of} ${says}`),
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

/**
 * Refuses an experiment that does not say all: what a model knows by name a study may leave out, but not code.
 *
 * @throws RangeError naming all that is missing
 */
export function refuseMissing<P extends string, S extends string>({
  model,
  tissue,
  protocol,
}: Pick<Experiment<P, S>, 'model' | 'tissue' | 'protocol'>): void {
  const issues = [
    ...missing(model.parameters, tissue).map((issue) => `the tissue has ${issue}`),
    ...protocol.flatMap((at, k) => missing(model.settings, at).map((issue) => `acquisition ${k + 1} has ${issue}`)),
  ];
  if (issues.length > 0) throw new RangeError(issues.slice(0, MOST).join('\n'));
}

/** Of one experiment no more is told. */
const MOST = 20;

function missing(quantities: Readonly<Record<string, Quantity>>, values: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(quantities).flatMap(([name, { means, nominal }]) => {
    if (values[name] !== undefined) return [];
    return [`no ${name} (${means}${nominal === undefined ? '' : `; nominally ${nominal}`})`];
  });
}
