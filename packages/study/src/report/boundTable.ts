import { type Bound, NotIdentifiable, type ParameterBound, wanted } from '@fishergrad/models';
import type { Result } from '../bounds.ts';
import { formatGiven, formatNumber, shown, symbolOf, withUnit } from '../format.ts';
import type { Study } from '../study.ts';
import { inUnit } from '../units.ts';

/** A table of text, the same in a terminal and on a page. */
export interface TextTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** One bound: a row per parameter and derived quantity, with unit; correlations when there is more than one parameter. */
export function boundTable(study: Study, { names, parameters, derived, correlation }: Bound): TextTable {
  const many = names.length > 1;
  const head = ['', 'value', '± SD', 'CoV', ...(many ? ['SD, others known', ...names.map((name) => `ρ ${name}`)] : [])];
  const rows = names.map((name, i) => {
    const bound = parameters[name]!;
    const ρ = names.map((_, k) => (i === k ? '' : signed(correlation[i]![k]!)));
    const alone = shown(study, name, bound.unit, bound.conditionalSd);
    return [labelOf(study, name, bound), ...valueAndSpread(study, name, bound), ...(many ? [alone, ...ρ] : [])];
  });
  const more = Object.entries(derived).map(([name, bound]) => [
    name,
    ...valueAndSpread(study, name, bound),
    ...(many ? ['', ...names.map((key) => signed(bound.correlation[key]!))] : []),
  ]);
  return { head, rows: [...rows, ...more] };
}

/** One row per value of a sweep, so that a column can be read down, of what is wanted and derived; nothing for a single result. */
export function summaryTable(study: Study, results: readonly Result[]): TextTable | undefined {
  const bound = results.map(({ outcome }) => outcome).find((outcome) => !(outcome instanceof NotIdentifiable));
  if (results.length < 2 || bound === undefined || bound instanceof NotIdentifiable) return undefined;
  const columns = [...wanted(results[0]!.experiment), ...Object.keys(bound.derived)];
  const rows = results.map(({ label, outcome }) => [
    label,
    ...columns.flatMap((name) => {
      const one = outcome instanceof NotIdentifiable ? undefined : (outcome.parameters[name] ?? outcome.derived[name]);
      return one === undefined ? ['not identifiable', ''] : valueAndSpread(study, name, one).slice(1);
    }),
  ]);
  return { head: ['', ...columns.flatMap((name) => [`SD of ${name}`, 'CoV'])], rows };
}

/** σ of its own for each sample is unknown by a common factor, which 1 alone would not say. */
function labelOf({ model }: Study, name: string, { unit }: ParameterBound): string {
  return !Object.hasOwn(model.parameters, name) && unit === '1' ? `${name} (factor)` : name;
}

type Spread = Pick<ParameterBound, 'value' | 'unit' | 'sd' | 'relativeSd'>;

function valueAndSpread(study: Study, name: string, { value, unit, sd, relativeSd }: Spread): string[] {
  const symbol = symbolOf(study, name, unit);
  const cov = unit === 'rad' || !Number.isFinite(relativeSd) ? '' : `${formatNumber(relativeSd * 100)} %`;
  const spread = Number.isFinite(sd) ? `± ${shown(study, name, unit, sd)}` : 'no bound';
  return [withUnit(formatGiven(inUnit(value, symbol, unit)), symbol), spread, cov];
}

function signed(ρ: number): string {
  if (Number.isNaN(ρ)) return '';
  const text = ρ.toFixed(4);
  return text === '-0.0000' ? '0.0000' : text.replace('-', '−');
}
