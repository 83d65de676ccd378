import { NotIdentifiable } from '@fishergrad/models';
import type { Result } from '../bounds.ts';
import type { Study } from '../study.ts';
import { assumptions } from './assumptions.ts';
import { boundTable, summaryTable } from './boundTable.ts';
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
  const warned = study.warnings.map((warning) => `${paint.warn('warning:')} ${warning}`);
  const blocks = results.map((result) => block(study, result, paint));
  const summary = summaryTable(study, results);
  const last = summary ? [paint.bold('Summary'), drawTable(summary.head, summary.rows), ''] : [];
  return [...head, ...warned, ...blocks, ...last].join('\n');
}

function block(study: Study, { label, experiment, outcome, warnings }: Result, paint: Paint): string {
  const heading = label === study.name ? [] : [paint.bold(label)];
  const assumed = paint.dim(`assumed: ${assumptions(study, experiment).join('; ')}`);
  const notes = warnings.map((warning) => `${paint.warn('warning:')} ${warning}`);
  return [...heading, body(study, outcome, paint), assumed, ...notes, ''].join('\n');
}

function body(study: Study, outcome: Result['outcome'], paint: Paint): string {
  if (outcome instanceof NotIdentifiable) return paint.warn(`Not identifiable. ${outcome.message}`);
  const { head, rows } = boundTable(study, outcome);
  return drawTable(head, rows);
}
