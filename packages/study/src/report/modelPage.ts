import type { AnyModel, Quantity } from '@fishergrad/models';
import type { Agreement } from '@fishergrad/models/analytic';
import { formatGiven } from '../format.ts';
import { exampleStudy } from './exampleStudy.ts';
import { drawTable } from './table.ts';
import { type Paint, plain } from './terminal.ts';

/** The models of a catalogue, a line each. */
export function catalogue(models: readonly AnyModel[]): string {
  const rows = models.map(({ name, formula, parameters, settings }) => [
    name,
    formula,
    Object.keys(parameters).join(' '),
    Object.keys(settings).join(' '),
  ]);
  return `${drawTable(['model', 'formula', 'parameters', 'settings'], rows, 'left')}\n"fishergrad models NAME" explains one.`;
}

/** Everything about one model: formula, quantities, traps, reference and a study to begin with. */
export function explainModel(model: AnyModel, paint: Paint = plain): string {
  const { name, title, formula, latex, parameters, settings, derived = {}, shorthand, traps = [], reference } = model;
  const computed = Object.entries(derived).map(([key, { means, unit }]) => [key, means, unit, 'computed']);
  const rows = [...quantities(parameters, 'parameter'), ...quantities(settings, 'setting'), ...computed];
  const short = Object.entries(shorthand?.fields ?? {}).map(([key, kind]) =>
    kind === 'text' ? key : `${key} (${kind.means})`,
  );
  return [
    `${paint.bold(name)}  ${title}`,
    `  ${formula}`,
    paint.dim(`  LaTeX: ${latex}`),
    '',
    drawTable(['name', 'meaning', 'SI unit', 'role'], rows, 'left'),
    ...(shorthand ? [`In place of ${Object.keys(settings).join(', ')} a protocol may give ${short.join(', ')}.`] : []),
    ...traps.map((trap) => `${paint.warn('mind:')} ${trap}`),
    `${paint.bold('reference:')} ${reference}`,
    '',
    paint.bold('A study to begin with (print it alone with --study):'),
    exampleStudy(model).replaceAll(/^(?=.)/gm, '  '),
  ].join('\n');
}

function quantities(named: Readonly<Record<string, Quantity>>, role: string): string[][] {
  return Object.entries(named).map(([name, quantity]) => [
    name,
    `${quantity.means}${bounds(quantity)}`,
    quantity.unit,
    role,
  ]);
}

function bounds({ lower, upper, above }: Quantity): string {
  if (lower === -Infinity) return upper === Infinity ? '' : `, ≤ ${formatGiven(upper)}`;
  return `, ${above ? '>' : '≥'} ${formatGiven(lower)}${upper === Infinity ? '' : ` and ≤ ${formatGiven(upper)}`}`;
}

/** How far each way to a model's derivatives lies from the hand-written ones. */
export function agreementTable({ name, formula }: AnyModel, rows: readonly Agreement[], tolerance: number): string {
  const table = rows.map(({ of, forward, reverse, differences }) => [
    of === 'signal' ? 'signal' : `∂/∂${of}`,
    ...[forward, reverse, differences].map(small),
  ]);
  const worst = Math.max(...rows.flatMap(({ forward, reverse }) => [forward, reverse]));
  return [
    `${name}: ${formula}`,
    'Largest difference from the derivative worked out by hand, relative to the largest slope in that parameter',
    drawTable(['', 'forward mode', 'reverse mode', 'finite differences'], table),
    worst <= tolerance
      ? `agrees to ${small(worst)} (allowed ${small(tolerance)})`
      : `DISAGREES: ${small(worst)} is more than ${small(tolerance)}`,
  ].join('\n');
}

function small(x: number): string {
  return x === 0 ? '0' : x.toExponential(1);
}
