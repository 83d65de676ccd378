import { isPrior, type Noise } from '@fishergrad/models';
import type { Result } from '../bounds.ts';
import { formatGiven, formatValue, shown, symbolOf, withUnit } from '../format.ts';
import type { Study, StudyPart } from '../study.ts';
import { inUnit } from '../units.ts';

const MOST = 12;

/** What a bound rests on, one phrase each: the noise and its σ, what is taken as known, how many samples. */
export function assumptions(study: Study, { experiment, noises }: Pick<Result, 'experiment' | 'noises'>): string[] {
  const { protocol, averages, tissue, roles } = experiment;
  const names = Object.keys(study.roles);
  const mentioned = (name: string): string => (study.nominal.includes(name) ? ' (nominal)' : '');
  const value = (name: string): string =>
    `${name} = ${formatValue(study.model, study.symbols, name, tissue[name]!)}${mentioned(name)}`;
  const known = names.filter((name) => roles[name] === 'known').map(value);
  const nuisances = names.filter((name) => roles[name] === 'nuisance');
  const priors = names.flatMap((name) => {
    const role = roles[name];
    if (!isPrior(role)) return [];
    return [`${value(name)} ± ${shown(study, name, study.model.parameters[name]!.unit, role.prior.sd)}`];
  });
  return [
    noiseWords(study.parts, noises),
    known.length === 0 ? 'no parameter taken as known' : `taken as exactly known: ${known.join(', ')}`,
    ...(priors.length === 0 ? [] : [`known before, from elsewhere: ${priors.join(', ')}`]),
    ...(nuisances.length === 0 ? [] : [`unknown and not wanted: ${nuisances.join(', ')}`]),
    `${protocol.length} sample${protocol.length === 1 ? '' : 's'}${repeated(averages ?? [])}`,
    study.parts.length > 1 ? 'the models are exact' : 'the model is exact',
  ];
}

/** The noise of each experiment, and the SNR where that is how it was written; what is the same of all of them is said once. */
function noiseWords(parts: readonly StudyPart[], noises: readonly Noise[]): string {
  const said = noises.map(({ says }) => says);
  const same = said.length > 1 && new Set(said).size === 1;
  const words = same || said.length === 1 ? said[0]! : said.map((says, i) => `(${i + 1}) ${says}`).join('; ');
  return `${words}${same ? ' in each' : ''}${snrWords(parts)}`;
}

function snrWords(parts: readonly StudyPart[]): string {
  const several = parts.length > 1;
  const same = new Set(parts.map(({ snr }) => snr));
  if (several && same.size === 1 && parts[0]!.snr !== undefined) return ` (${parts[0]!.snr} in each)`;
  const words = parts.flatMap(({ snr }, i) => (snr === undefined ? [] : [several ? `(${i + 1}) ${snr}` : snr]));
  return words.length === 0 ? '' : ` (${words.join('; ')})`;
}

function repeated(averages: readonly number[]): string {
  const [least, most] = averages.reduce(([low, high], n) => [Math.min(low, n), Math.max(high, n)], [Infinity, 0]);
  if (least === most || averages.length === 0)
    return most <= 1 && least >= 1 ? ', each measured once' : `, each averaged ${formatGiven(least)} times`;
  if (averages.length > MOST) return `, averaged ${formatGiven(least)} to ${formatGiven(most)} times`;
  return `, averaged ${averages.map((n) => formatGiven(n)).join(', ')} times in this order`;
}

/** The formula of each experiment, and its acquisitions in the units of their author, so that a shorthand can be checked. */
export function measured(study: Study): Record<'name' | 'formula' | 'acquisitions', string>[] {
  const [several, all] = [study.parts.length > 1, study.parts];
  return all.map((part, i) => ({
    name: `${several ? `(${i + 1}) ` : ''}${part.name}`,
    formula: part.model.formula,
    acquisitions: acquisitions(study, part),
  }));
}

/** "TE = 0.14, 3.54 ms" */
function acquisitions({ symbols }: Study, { model, protocol }: StudyPart): string {
  const columns = Object.entries(model.settings).map(([name, { unit }]) => {
    const symbol = symbolOf({ model, symbols }, name, unit);
    const values = protocol.map((at) => formatGiven(inUnit(at[name]!, symbol, unit)));
    const told = values.length > 2 * MOST ? [...values.slice(0, MOST), '…', values.at(-1)!] : values;
    return `${name} = ${withUnit((new Set(values).size === 1 ? values.slice(0, 1) : told).join(', '), symbol)}`;
  });
  return `${columns.join('; ')} (${protocol.length} sample${protocol.length === 1 ? '' : 's'})`;
}
