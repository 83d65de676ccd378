import type { AnyModel, Quantity } from '@fishergrad/models';
import { formatGiven } from '../format.ts';
import { displayUnit, inUnit } from '../units.ts';

/**
 * A complete study of a model at its typical values, as YAML text to edit; {@link readStudy} reads it.
 *
 * @example
 * ```ts
 * import { models } from '@fishergrad/models';
 *
 * exampleStudy(models.t2star!).split('\n')[1]; // => 'model: t2star'
 * ```
 */
export function exampleStudy({ name, title, formula, parameters, settings, typical, plateau }: AnyModel): string {
  const tissue = Object.entries(parameters).map(([key, quantity]) => line(key, [typical.tissue[key]!], quantity));
  const protocol = Object.entries(settings).map(([key, quantity]) =>
    line(
      key,
      typical.protocol.map((at) => at[key]!),
      quantity,
    ),
  );
  const amplitude = Object.entries(parameters).find(([, { unit }]) => unit === 'a.u.')?.[0];
  return [
    `# ${title}: ${formula}`,
    `model: ${name}`,
    'tissue: # a list of values sweeps: one result for each',
    ...tissue,
    'protocol: # one value for each acquisition',
    ...protocol,
    `noise: { kind: gaussian, snr: 50, of: ${plateau ? 'plateau' : (amplitude ?? 'max')} } # or sigma: its SD per real channel`,
    `estimate: [${Object.keys(parameters).join(', ')}] # what is left out is taken as exactly known`,
    '',
  ].join('\n');
}

function line(key: string, values: readonly number[], { unit, means }: Quantity): string {
  const symbol =
    unit === 's' && Math.max(...values) >= 1 && Math.min(...values.filter((x) => x > 0)) >= 0.1
      ? 's'
      : displayUnit(unit);
  const numbers = values.map((value) => formatGiven(inUnit(value, symbol, unit)).replace('−', '-'));
  return `  ${key}: ${numbers.join(', ')}${symbol && ` ${symbol}`} # ${means}`;
}
