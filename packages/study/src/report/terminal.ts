import { NotIdentifiable } from '@fishergrad/models';
import type { Result } from '../bounds.ts';
import type { Study } from '../study.ts';
import { printable } from '../studyError.ts';
import { acquisitions, assumptions } from './assumptions.ts';
import { boundTable, summaryTable } from './boundTable.ts';
import { drawTable } from './table.ts';

/** How to paint words; plain text by default. */
export interface Paint {
  /** Headings. */
  readonly bold: (text: string) => string;
  /** What matters less. */
  readonly dim: (text: string) => string;
  /** What needs attention. */
  readonly warn: (text: string) => string;
}

/** No colors. */
export const plain: Paint = { bold: (text) => text, dim: (text) => text, warn: (text) => text };

/** More results than this are told by their summary alone. */
const MOST_TABLES = 50;

/**
 * A study's results for a person at a terminal: per result a table, its assumptions, its warnings; a summary of a sweep.
 *
 * @example
 * ```ts
 * import { bounds, exampleStudy, readStudy } from '@fishergrad/study';
 * import { models } from '@fishergrad/models';
 *
 * const study = readStudy(exampleStudy(models.t2star!));
 * toTerminal(study, [...bounds(study)]).includes('± 0.3508 ms'); // => true
 * ```
 */
export function toTerminal(study: Study, results: readonly Result[], paint: Paint = plain): string {
  const { model, name, warnings } = study;
  const head = [paint.bold(printable(name)), `${model.name}: ${model.formula}`, acquisitions(study), ''];
  const warned = warnings.map((warning) => `${paint.warn('warning:')} ${printable(warning)}`);
  const traps = (model.traps ?? []).map((trap) => `${paint.dim('mind:')} ${trap}`);
  const blocks =
    results.length > MOST_TABLES
      ? few(study, results, paint)
      : results.flatMap((result) => block(study, result, results.length > 1, paint));
  const summary = summaryTable(study, results);
  const last = summary ? [paint.bold('Summary'), drawTable(summary.head, summary.rows), ''] : [];
  return [...head, ...warned, ...blocks, ...last, ...traps].join('\n');
}

function block(
  study: Study,
  { label, experiment, outcome, warnings }: Result,
  headed: boolean,
  paint: Paint,
): string[] {
  const heading = headed ? [paint.bold(label)] : [];
  const assumed = paint.dim(`assumed: ${assumptions(study, experiment).join('; ')}`);
  const notes = warnings.map((warning) => `${paint.warn('warning:')} ${warning}`);
  return [...heading, body(study, outcome, paint), assumed, ...notes, ''];
}

/** What must be said of many results besides their summary: why some have none, and what warns. */
function few(study: Study, results: readonly Result[], paint: Paint): string[] {
  const assumed = paint.dim(`assumed: ${assumptions(study, results[0]!.experiment).join('; ')}`);
  const refused = results.flatMap(({ label, outcome }) =>
    outcome instanceof NotIdentifiable ? [`${label}: not identifiable. ${outcome.message}`] : [],
  );
  const warned = results.flatMap(({ label, warnings }) => warnings.map((warning) => `${label}: ${warning}`));
  const notes = [...refused, ...warned];
  const more = notes.length > MOST_TABLES ? [`… and ${notes.length - MOST_TABLES} more, all in --json`] : [];
  return [
    `${results.length} results: their tables are left out here; --json has every number.`,
    assumed,
    ...notes.slice(0, MOST_TABLES),
    ...more,
    '',
  ];
}

function body(study: Study, outcome: Result['outcome'], paint: Paint): string {
  if (outcome instanceof NotIdentifiable) return paint.warn(`Not identifiable. ${outcome.message}`);
  const { head, rows } = boundTable(study, outcome);
  return drawTable(head, rows);
}
