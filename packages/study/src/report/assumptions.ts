import { type Experiment, unknowns } from '@fishergrad/models';
import type { Study } from '../study.ts';
import { formatGiven, formatValue, symbolOf, withUnit } from '../format.ts';
import { inUnit } from '../units.ts';

const MOST = 12;

/** What a bound rests on, one phrase each: the noise and its σ, what is taken as known, how many samples. */
export function assumptions(study: Study, { noise, protocol, averages, tissue, model }: Experiment): string[] {
  const unknown = unknowns({ model, roles: study.roles });
  const known = Object.keys(model.parameters).filter((name) => !unknown.includes(name));
  const values = known.map((name) => `${name} = ${formatValue(study.model, study.symbols, name, tissue[name]!)}`);
  return [
    `${noise.says}${study.snr === undefined ? '' : ` (${study.snr})`}`,
    known.length === 0 ? 'no parameter taken as known' : `taken as exactly known: ${values.join(', ')}`,
    `${protocol.length} sample${protocol.length === 1 ? '' : 's'}${averaged(averages ?? [])}`,
    'the model is exact',
  ];
}

function averaged(averages: readonly number[]): string {
  const [least, most] = averages.reduce(([low, high], n) => [Math.min(low, n), Math.max(high, n)], [Infinity, 0]);
  if (least === most) return least === 1 ? ', each measured once' : `, each averaged ${formatGiven(least)} times`;
  if (averages.length > MOST) return `, averaged ${formatGiven(least)} to ${formatGiven(most)} times`;
  return `, averaged ${averages.map((n) => formatGiven(n)).join(', ')} times in this order`;
}

/** The acquisitions in the units of their author, so that a shorthand can be checked: "TE = 0.14, 3.54 ms". */
export function acquisitions({ model, protocol, symbols }: Study): string {
  const columns = Object.entries(model.settings).map(([name, { unit }]) => {
    const symbol = symbolOf({ model, symbols }, name, unit);
    const values = protocol.map((at) => formatGiven(inUnit(at[name]!, symbol, unit)));
    const told = values.length > 2 * MOST ? [...values.slice(0, MOST), '…', values.at(-1)!] : values;
    return `${name} = ${withUnit((new Set(values).size === 1 ? values.slice(0, 1) : told).join(', '), symbol)}`;
  });
  return `${columns.join('; ')} (${protocol.length} sample${protocol.length === 1 ? '' : 's'})`;
}
