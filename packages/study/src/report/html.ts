import { NotIdentifiable } from '@fishergrad/models';
import type { Result } from '../bounds.ts';
import type { Study } from '../study.ts';
import { escapeHtml as escape } from '../page/escapeHtml.ts';
import { figurePlace } from '../page/figure.ts';
import { page, tableHtml as table, warningHtml as warning } from '../page/page.ts';
import { assumptions, measured } from './assumptions.ts';
import { boundTable, summaryTable } from './boundTable.ts';
import { costTable } from './costTable.ts';
import type { Details } from './json.ts';
import { closeUp, reach } from './microscope.ts';
import { figuresOf } from './figures.ts';
import { traps } from './traps.ts';

/** What a page needs beside the results. */
export interface PageOptions extends Pick<Details, 'costs'> {
  /** Where the page finds plotly.js, relative to itself. */
  readonly plotly: string;
  /** The text of the study, to be printed at the end, so that the page can be made again. */
  readonly source: string;
}

/**
 * A study's results as one page: figures, a table per result, assumptions, warnings, the study itself. Light or dark as
 * the reader's system.
 *
 * @example
 * ```ts
 * import { bounds, exampleStudy, readStudy } from '@fishergrad/study';
 * import { models } from '@fishergrad/models';
 *
 * const study = readStudy(exampleStudy(models.t2star!));
 * const source = exampleStudy(models.t2star!);
 * toHtml(study, [...bounds(study)], { plotly: 'plotly.js', source }).startsWith('<!doctype html>'); // => true
 * ```
 */
export function toHtml(
  study: Study,
  results: readonly Result[],
  { plotly, source, costs = false }: PageOptions,
): string {
  const { name } = study;
  const figures = figuresOf(study, results);
  const summary = summaryTable(study, results);
  return page({
    title: name,
    figures,
    plotly,
    body: [
      `<h1>${escape(name === study.file ? name.split(/[\\/]/).at(-1)! : name)}</h1>`,
      heading(study),
      ...measured(study).map(told),
      ...study.warnings.map(warning),
      ...figures.map(figurePlace),
      ...(summary ? [`<h2>Summary</h2>\n${table(summary)}`] : ['']),
      ...results.map((result) => section(study, result, costs, results.length === 1 ? 'The bound' : result.label)),
      ...traps(study).map((trap) => `<p class="quiet">Mind: ${escape(trap)}</p>`),
      `<h2>The study</h2>
<pre>${escape(source)}</pre>
<p class="quiet">± SD is the Cramér–Rao bound: no unbiased estimator scatters less. It is local and asymptotic; at low SNR a real fit
can be worse.${referred(study)}</p>`,
    ],
  });
}

/** The models of the catalogue that a study takes, once each. */
function heading({ parts }: Study): string {
  const known = new Map(parts.map(({ model }) => [model.name, model.title]));
  known.delete('formula');
  return [...known].map(([name, title]) => `<p><b>${escape(name)}</b>: ${escape(title)}</p>`).join('\n');
}

/** Where the models of the catalogue come from; of a formula that is the study, which is printed. */
function referred({ parts }: Study): string {
  const known = parts.filter(({ model }) => model.name !== 'formula').map(({ model }) => model.reference);
  return known.length === 0 ? '' : ` Reference of the model: ${escape([...new Set(known)].join('; '))}.`;
}

function told({ name, formula, acquisitions }: ReturnType<typeof measured>[number]): string {
  return `<p>${escape(name)}: <code>${escape(formula)}</code><br>${escape(acquisitions)}</p>`;
}

function section(study: Study, result: Result, costs: boolean, label: string): string {
  const { outcome, warnings } = result;
  const body =
    outcome instanceof NotIdentifiable
      ? `<p class="warning"><b>Not identifiable.</b> ${escape(outcome.message)}</p>`
      : table(boundTable(study, outcome));
  const assumed = `<p class="quiet">Assumed: ${escape(assumptions(study, result).join('; '))}.</p>`;
  const close = [...closeUp(study, result), ...reach(study, result)].map((line) => `<li>${escape(line)}</li>`);
  const more = costs ? `<h3>What each unknown costs</h3>\n${table(costTable(study, result))}` : '';
  return `<h2>${escape(label)}</h2>\n${body}\n${assumed}\n${close.length === 0 ? '' : `<ul class="quiet">${close.join('')}</ul>`}\n${more}\n${warnings.map(warning).join('\n')}`;
}
