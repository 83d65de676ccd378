import { type Experiment, estimated } from '@fishergrad/models';
import type { Study } from '../study.ts';
import { formatGiven, formatValue } from '../format.ts';

/** What a bound rests on, one phrase each: the noise and its σ, what is taken as known, how many samples. */
export function assumptions(study: Study, { noise, protocol, averages, tissue, model }: Experiment): string[] {
  const unknown = estimated({ model, roles: study.roles });
  const known = Object.keys(model.parameters).filter((name) => !unknown.includes(name));
  const values = known.map((name) => `${name} = ${formatValue(model, study.symbols, name, tissue[name]!)}`);
  return [
    `${noise.says}${study.snr === undefined ? '' : ` (${study.snr})`}`,
    known.length === 0 ? 'no parameter taken as known' : `taken as exactly known: ${values.join(', ')}`,
    `${protocol.length} sample${protocol.length === 1 ? '' : 's'}${averaged(averages ?? [])}`,
    'the model is exact',
  ];
}

function averaged(averages: readonly number[]): string {
  const distinct = [...new Set(averages)];
  if (distinct.length === 1)
    return distinct[0] === 1 ? ', each measured once' : `, each averaged ${formatGiven(distinct[0]!)} times`;
  return `, averaged ${averages.map(formatGiven).join(', ')} times`;
}
