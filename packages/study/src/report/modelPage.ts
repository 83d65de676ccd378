import type { AnyModel, Quantity } from '@fishergrad/models';
import { formatGiven, withUnit } from '../format.ts';
import { displayUnit, inUnit } from '../units.ts';
import { exampleStudy } from './exampleStudy.ts';
import { drawTable } from './table.ts';
import { type Paint, plain } from './terminal.ts';

/** Everything about one model: formula, quantities, demands, traps, reference, kin and a study to begin with. */
export function explainModel(model: AnyModel, paint: Paint = plain, models: readonly AnyModel[] = []): string {
  const {
    name,
    title,
    formula,
    latex,
    parameters,
    settings,
    derived = {},
    shorthand,
    reference,
    bids,
    also = [],
  } = model;
  const computed = Object.entries(derived).map(([key, { means, unit }]) => [key, means, unit, 'computed']);
  const rows = [...quantities(parameters, 'parameter'), ...quantities(settings, 'setting'), ...computed];
  const short = Object.entries(shorthand?.fields ?? {}).map(([key, kind]) =>
    kind === 'text' ? key : `${key} (${kind.means})`,
  );
  const kin = kinOf(model, models);
  return [
    `${paint.bold(name)}  ${title}`,
    ...(also.length > 0 ? [`  also called: ${also.join(', ')}`] : []),
    `  ${formula}`,
    paint.dim(`  LaTeX: ${latex}`),
    '',
    drawTable(['name', 'meaning', 'SI unit', 'role'], rows, 'left'),
    ...(shorthand ? [`In place of ${Object.keys(settings).join(', ')} a protocol may give ${short.join(', ')}.`] : []),
    ...(model.demands ?? []).map(({ of, says }) => `${paint.bold('demanded:')} ${of} ${says}`),
    ...(model.traps ?? []).map((trap) => `${paint.warn('mind:')} ${trap}`),
    ...(kin.length > 0 ? [`${paint.bold('of the same sequence:')} ${kin.join(', ')}`] : []),
    ...(bids === undefined ? [] : [`${paint.bold('BIDS suffix:')} ${bids}`]),
    `${paint.bold('reference:')} ${reference}`,
    '',
    paint.bold('A study to begin with (print it alone with --study):'),
    exampleStudy(model).replaceAll(/^(?=.)/gm, '  '),
  ].join('\n');
}

function kinOf({ name, sequence = name }: AnyModel, models: readonly AnyModel[]): string[] {
  return models
    .filter((other) => other.name !== name && (other.sequence ?? other.name) === sequence)
    .map((other) => other.name);
}

function quantities(named: Readonly<Record<string, Quantity>>, role: string): string[][] {
  return Object.entries(named).map(([name, quantity]) => [
    name,
    `${quantity.means}${bounds(quantity)}${standing(quantity)}`,
    quantity.unit,
    role,
  ]);
}

function bounds({ lower, upper, above, unit }: Quantity): string {
  const low = lower === -Infinity ? [] : [`${above ? '>' : '≥'} ${lower === 0 ? '0' : spoken(lower, unit)}`];
  const all = [...low, ...(upper === Infinity ? [] : [`≤ ${spoken(upper, unit)}`])];
  return all.length === 0 ? '' : `, ${all.join(' and ')}`;
}

/** An SI value in the unit people speak of. */
function spoken(value: number, unit: Quantity['unit']): string {
  const symbol = displayUnit(unit);
  return withUnit(formatGiven(inUnit(value, symbol, unit)), symbol);
}

/** What holds of it where a study says nothing, and whether all acquisitions share it. */
function standing({ nominal, common, unit }: Quantity): string {
  const known = nominal === undefined ? '' : `; ${spoken(nominal, unit)} where it is left out`;
  return `${common ? '; one for the whole protocol' : ''}${known}`;
}
