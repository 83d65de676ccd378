import { type Bound, NotIdentifiable, type Unit } from '@fishergrad/models';
import type { Result } from '../bounds.ts';
import { formatGiven, formatNumber, withUnit } from '../format.ts';
import type { Study } from '../study.ts';
import { displayUnit, inUnit } from '../units.ts';
import { assumptions } from './assumptions.ts';
import { drawTable } from './table.ts';

/** How to paint words; plain text by default. */
export interface Paint {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly warn: (text: string) => string;
}

/** No colors. */
export const plain: Paint = { bold: (text) => text, dim: (text) => text, warn: (text) => text };

/** A study's results for a person at a terminal: per result a table, its assumptions, its warnings; a summary of a sweep. */
export function toTerminal(study: Study, results: readonly Result[], paint: Paint = plain): string {
  const { model } = study;
  const head = [paint.bold(study.name), `${model.name}: ${model.formula}`, ''];
  const shared = study.warnings.map((warning) => `${paint.warn('warning:')} ${warning}`);
  const blocks = results.map((result) => block(study, result, result.label === study.name ? '' : result.label, paint));
  return [...head, ...shared, ...blocks, ...summary(study, results, paint)].join('\n');
}

function block(study: Study, { experiment, outcome, warnings }: Result, heading: string, paint: Paint): string {
  const body =
    outcome instanceof NotIdentifiable ? paint.warn(`Not identifiable. ${outcome.message}`) : table(study, outcome);
  const assumed = paint.dim(`assumed: ${assumptions(study, experiment).join('; ')}`);
  const notes = warnings.map((warning) => `${paint.warn('warning:')} ${warning}`);
  return [...(heading === '' ? [] : [paint.bold(heading)]), body, assumed, ...notes, ''].join('\n');
}

function table(study: Study, bound: Bound): string {
  const { names, parameters, derived, correlation } = bound;
  const many = names.length > 1;
  const head = ['', 'value', '± SD', 'CoV', ...(many ? ['SD, others known', ...names.map((name) => `ρ ${name}`)] : [])];
  const rows = names.map((name, i) => {
    const { value, sd, relativeSd, unit, conditionalSd } = parameters[name] as Bound['parameters'][string];
    const ρ = names.map((_, k) => (i === k ? '' : (correlation[i]?.[k] ?? 0).toFixed(4).replace('-', '−')));
    const alone = shown(study, name, unit, conditionalSd);
    return [name, ...valueAndSpread(study, name, unit, value, sd, relativeSd), ...(many ? [alone, ...ρ] : [])];
  });
  const more = Object.entries(derived).map(([name, { value, sd, relativeSd, unit }]) => [
    name,
    ...valueAndSpread(study, name, unit, value, sd, relativeSd),
    ...(many ? ['', ...names.map(() => '')] : []),
  ]);
  return drawTable(head, [...rows, ...more]);
}

function valueAndSpread(
  study: Study,
  name: string,
  unit: Unit,
  value: number,
  sd: number,
  relativeSd: number,
): string[] {
  const symbol = symbolOf(study, name, unit);
  const cov = unit === 'rad' || !Number.isFinite(relativeSd) ? '' : `${formatNumber(relativeSd * 100)} %`;
  return [withUnit(formatGiven(inUnit(value, symbol, unit)), symbol), `± ${shown(study, name, unit, sd)}`, cov];
}

function shown(study: Study, name: string, unit: Unit, sd: number): string {
  const symbol = symbolOf(study, name, unit);
  return withUnit(formatNumber(inUnit(sd, symbol, unit)), symbol);
}

/** The unit its author wrote; for a derived quantity that of a parameter of the same kind. */
function symbolOf({ symbols, model }: Study, name: string, unit: Unit): string {
  const kin = Object.entries(model.parameters).find(
    ([key, quantity]) => quantity.unit === unit && symbols[key] !== undefined,
  )?.[0];
  return symbols[name] ?? symbols[kin ?? ''] ?? displayUnit(unit);
}

/** One line per value of a sweep, so that a column can be read down. */
function summary(study: Study, results: readonly Result[], paint: Paint): string[] {
  const bound = results
    .map(({ outcome }) => outcome)
    .find((outcome): outcome is Bound => !(outcome instanceof NotIdentifiable));
  if (results.length < 2 || bound === undefined) return [];
  const columns = [...bound.names, ...Object.keys(bound.derived)];
  const rows = results.map(({ label, outcome }) => [
    label,
    ...columns.flatMap((name) => {
      const one = outcome instanceof NotIdentifiable ? undefined : (outcome.parameters[name] ?? outcome.derived[name]);
      if (one === undefined) return ['not identifiable', ''];
      return valueAndSpread(study, name, one.unit, one.value, one.sd, one.relativeSd).slice(1);
    }),
  ]);
  return [paint.bold('Summary'), drawTable(['', ...columns.flatMap((name) => [`SD of ${name}`, 'CoV'])], rows), ''];
}
