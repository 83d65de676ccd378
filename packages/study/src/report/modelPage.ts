import type { AnyModel, Quantity } from '@fishergrad/models';
import type { Agreement } from '@fishergrad/models/analytic';
import { formatGiven, withUnit } from '../format.ts';
import { displayUnit, inUnit } from '../units.ts';
import { exampleStudy } from './exampleStudy.ts';
import { drawTable } from './table.ts';
import { type Paint, plain } from './terminal.ts';

/** The models of a catalogue, a line each: those of one sequence under the first of them. */
export function catalogue(models: readonly AnyModel[]): string {
  const first = models.filter(({ name, sequence = name }) => sequence === name);
  const grouped = first.flatMap((model) => [model, ...variants(model, models)]);
  const rows = grouped.map(({ name, sequence, formula, parameters, settings }) => [
    sequence === undefined ? name : `  ${name}`,
    formula,
    Object.keys(parameters).join(' '),
    Object.keys(settings).join(' '),
  ]);
  return `${drawTable(['model', 'formula', 'parameters', 'settings'], rows, 'left')}\n"fishergrad models NAME" explains one.`;
}

function variants({ name }: AnyModel, models: readonly AnyModel[]): AnyModel[] {
  return models.filter(({ sequence }) => sequence === name);
}

/** Everything about one model: formula, quantities, demands, traps, reference, kin and a study to begin with. */
export function explainModel(model: AnyModel, paint: Paint = plain, models: readonly AnyModel[] = []): string {
  const { name, title, formula, latex, parameters, settings, derived = {}, shorthand, reference, bids } = model;
  const computed = Object.entries(derived).map(([key, { means, unit }]) => [key, means, unit, 'computed']);
  const rows = [...quantities(parameters, 'parameter'), ...quantities(settings, 'setting'), ...computed];
  const short = Object.entries(shorthand?.fields ?? {}).map(([key, kind]) =>
    kind === 'text' ? key : `${key} (${kind.means})`,
  );
  const kin = kinOf(model, models);
  return [
    `${paint.bold(name)}  ${title}`,
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

function bounds({ lower, upper, above }: Quantity): string {
  if (lower === -Infinity) return upper === Infinity ? '' : `, ≤ ${formatGiven(upper)}`;
  return `, ${above ? '>' : '≥'} ${formatGiven(lower)}${upper === Infinity ? '' : ` and ≤ ${formatGiven(upper)}`}`;
}

/** What holds of it where a study says nothing, and whether all acquisitions share it. */
function standing({ nominal, common, unit }: Quantity): string {
  const symbol = displayUnit(unit);
  const value = nominal === undefined ? '' : withUnit(formatGiven(inUnit(nominal, symbol, unit)), symbol);
  return `${common ? '; one for the whole protocol' : ''}${nominal === undefined ? '' : `; ${value} where it is left out`}`;
}

/** How far each way to a model's derivatives lies from what it is held to, `route`: `the derivative worked out by hand`. */
export function agreementTable(
  { name, formula }: AnyModel,
  {
    rows,
    route,
    tolerance,
  }: { readonly rows: readonly Agreement[]; readonly route: string; readonly tolerance: number },
): string {
  const table = rows.map(({ of, forward, reverse, differences }) => [
    of === 'signal' ? 'signal' : `∂/∂${of}`,
    ...[forward, reverse, differences].map(small),
  ]);
  const worst = Math.max(...rows.flatMap(({ forward, reverse }) => [forward, reverse]));
  return [
    `${name}: ${formula}`,
    `Largest difference from ${route}, relative to the largest slope in that parameter`,
    drawTable(['', 'forward mode', 'reverse mode', 'finite differences'], table),
    worst <= tolerance
      ? `agrees to ${small(worst)} (allowed ${small(tolerance)})`
      : `DISAGREES: ${small(worst)} is more than ${small(tolerance)}`,
  ].join('\n');
}

function small(x: number): string {
  return x === 0 ? '0' : x.toExponential(1);
}
