import { NotIdentifiable } from '@fishergrad/models';
import type { Result } from '../bounds.ts';
import type { Study } from '../study.ts';
import type { Details } from './json.ts';
import { printable } from '../studyError.ts';
import { assumptions, measured } from './assumptions.ts';
import { boundTable, summaryTable } from './boundTable.ts';
import { costTable } from './costTable.ts';
import { closeUp, reach } from './microscope.ts';
import { drawTable } from './table.ts';
import { traps } from './traps.ts';

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
export function toTerminal(
  study: Study,
  results: readonly Result[],
  paint: Paint = plain,
  details: Pick<Details, 'costs'> = {},
): string {
  const { name, warnings } = study;
  const head = [paint.bold(printable(name)), ...measured(study).flatMap(told), ''];
  const warned = warnings.map((warning) => `${paint.warn('warning:')} ${printable(warning)}`);
  const minds = traps(study).map((trap) => `${paint.dim('mind:')} ${printable(trap)}`);
  const blocks =
    results.length > MOST_TABLES
      ? few(study, results, paint)
      : results.flatMap((result) => block(study, result, { headed: results.length > 1, paint, ...details }));
  const summary = summaryTable(study, results);
  const last = summary ? [paint.bold('Summary'), drawTable(summary.head, summary.rows), ''] : [];
  return [...head, ...warned, ...blocks, ...last, ...minds].join('\n');
}

function told({ name, formula, acquisitions }: ReturnType<typeof measured>[number]): string[] {
  return [`${name}: ${formula}`, acquisitions];
}

interface Manner extends Pick<Details, 'costs'> {
  readonly headed: boolean;
  readonly paint: Paint;
}

function block(study: Study, result: Result, { headed, paint, costs }: Manner): string[] {
  const { label, outcome, warnings } = result;
  const heading = headed ? [paint.bold(label)] : [];
  const assumed = paint.dim(`assumed: ${assumptions(study, result).join('; ')}`);
  const notes = warnings.map((warning) => `${paint.warn('warning:')} ${warning}`);
  const close = [...(headed ? [] : closeUp(study, result)), ...reach(study, result)].map((line) => paint.dim(line));
  const table = costs ? [costsOf(study, result, paint)] : [];
  return [...heading, body(study, outcome, paint), assumed, ...close, ...table, ...notes, ''];
}

/** What must be said of many results besides their summary: why some have none, and what warns. */
function few(study: Study, results: readonly Result[], paint: Paint): string[] {
  const assumed = paint.dim(`assumed: ${assumptions(study, results[0]!).join('; ')}`);
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

function costsOf(study: Study, result: Result, paint: Paint): string {
  const { head, rows } = costTable(study, result);
  return `${paint.bold('What each unknown costs')}\n${drawTable(head, rows)}`;
}

function body(study: Study, outcome: Result['outcome'], paint: Paint): string {
  if (outcome instanceof NotIdentifiable) return paint.warn(`Not identifiable. ${outcome.message}`);
  const { head, rows } = boundTable(study, outcome);
  return drawTable(head, rows);
}
