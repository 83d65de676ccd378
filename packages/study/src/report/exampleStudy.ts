import { Complex, numbers } from '@fishergrad/engine';
import { type AnyModel, channelled, type Quantity } from '@fishergrad/models';
import { formatGiven } from '../format.ts';
import { displayUnit, inUnit } from '../units.ts';

/**
 * A complete study of a model at its typical values, as YAML text to edit; {@link readStudy} reads it.
 *
 * @example
 * ```ts
 * import { models } from '@fishergrad/models';
 *
 * exampleStudy(models.t2star!).split('\n')[2]; // => 'model: t2star'
 * ```
 */
export function exampleStudy({ name, title, formula, parameters, settings, typical, ...model }: AnyModel): string {
  const columns = Object.keys(settings).map((key) => typical.protocol.map((at) => at[key]!));
  const varied = columns.some((values) => new Set(values).size > 1);
  const once = (values: readonly number[]) => (varied && new Set(values).size === 1 ? values.slice(0, 1) : values);
  return [
    `# ${title}:`,
    `# ${formula}`,
    `model: ${name}`,
    'tissue: # a list of values sweeps: one result for each',
    ...Object.entries(parameters).map(([key, quantity]) => line(key, [typical.tissue[key]!], quantity)),
    'protocol: # one value for each acquisition',
    ...Object.entries(settings).map(([key, quantity], i) => line(key, once(columns[i]!), quantity)),
    `noise: ${noiseOf({ parameters, typical, ...model })} # or sigma: its SD per real channel`,
    `estimate: [${unknown(parameters, typical).join(', ')}] # what is left out is taken as exactly known`,
    '',
  ].join('\n');
}

/** What a typical protocol is to find. */
function unknown(parameters: AnyModel['parameters'], { estimate }: AnyModel['typical']): string[] {
  return Object.keys(parameters).filter((key) => estimate?.includes(key) ?? parameters[key]!.nominal === undefined);
}

/** An SNR of 50: of the plateau, of an amplitude that the signal reaches, or else of the largest sample. */
function noiseOf({ parameters, typical, signal, plateau }: Omit<AnyModel, 'name' | 'title' | 'formula' | 'settings'>) {
  const samples = signal(numbers, typical.tissue, typical.protocol);
  const kind = samples.some((sample) => sample instanceof Complex) ? 'complexGaussian' : 'gaussian';
  const largest = Math.max(...channelled(samples).map(Math.abs));
  const amplitude = Object.entries(parameters).find(([, { unit }]) => unit === 'a.u.')?.[0];
  const reached = amplitude !== undefined && largest > 0.5 * Math.abs(typical.tissue[amplitude]!);
  return `{ kind: ${kind}, snr: 50, of: ${plateau ? 'plateau' : reached ? amplitude : 'max'} }`;
}

function line(key: string, values: readonly number[], { unit, means, nominal }: Quantity): string {
  const symbol =
    unit === 's' && Math.max(...values) >= 1 && Math.min(...values.filter((x) => x > 0)) >= 0.1
      ? 's'
      : displayUnit(unit);
  const written = values.map((value) => formatGiven(inUnit(value, symbol, unit)).replaceAll('−', '-'));
  const may = nominal === undefined ? '' : '; may be left out, and is then exactly known';
  return `  ${key}: ${written.join(', ')}${symbol && ` ${symbol}`} # ${means}${may}`;
}
