import { NotIdentifiable } from '@fishergrad/models';
import type { Result } from '../bounds.ts';
import type { Study } from '../study.ts';
import { DRAW } from '../page/draw.ts';
import { escapeHtml as escape } from '../page/escapeHtml.ts';
import { figureData, figurePlace } from '../page/figure.ts';
import { PALETTE } from '../page/palette.ts';
import { assumptions, measured } from './assumptions.ts';
import { boundTable, summaryTable, type TextTable } from './boundTable.ts';
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
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(name)}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${escape(name === study.file ? name.split(/[\\/]/).at(-1)! : name)}</h1>
${heading(study)}
${measured(study).map(told).join('\n')}
${study.warnings.map(warning).join('\n')}
${figures.map(figurePlace).join('\n')}
${summary ? `<h2>Summary</h2>\n${table(summary)}` : ''}
${results.map((result) => section(study, result, costs, results.length === 1 ? 'The bound' : result.label)).join('\n')}
${traps(study)
  .map((trap) => `<p class="quiet">Mind: ${escape(trap)}</p>`)
  .join('\n')}
<h2>The study</h2>
<pre>${escape(source)}</pre>
<p class="quiet">± SD is the Cramér–Rao bound: no unbiased estimator scatters less. It is local and asymptotic; at low SNR a real fit
can be worse.${referred(study)}</p>
${figureData(figures)}
<script src="${escape(plotly)}"></script>
<script>${DRAW}</script>
</body>
</html>
`;
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

function table({ head, rows }: TextTable): string {
  const cells = (row: readonly string[], tag: string): string =>
    row.map((cell) => `<${tag}>${escape(cell)}</${tag}>`).join('');
  const body = rows.map((row) => `<tr>${cells(row, 'td')}</tr>`).join('\n');
  return `<div class="wide"><table><thead><tr>${cells(head, 'th')}</tr></thead><tbody>\n${body}\n</tbody></table></div>`;
}

function warning(text: string): string {
  return `<p class="warning"><b>Warning:</b> ${escape(text)}</p>`;
}

const STYLE = `${PALETTE}
body { font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); max-width: 62rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.15rem; margin-top: 2rem; }
.wide { overflow-x: auto; }
table { font-size: .95rem; border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: .25rem .6rem; text-align: right; border-bottom: 1px solid var(--rule); white-space: nowrap; }
th:first-child, td:first-child { text-align: left; }
figure { margin: 1.5rem 0; } .plot { height: 26rem; } figcaption, .quiet { color: var(--quiet); font-size: .9rem; }
.warning { background: var(--mark); padding: .4rem .8rem; border-radius: .3rem; }
pre { border: 1px solid var(--rule); padding: .8rem; white-space: pre-wrap; overflow-wrap: anywhere; font-size: .9rem; }
`;
