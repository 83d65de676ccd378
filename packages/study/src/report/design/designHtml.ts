import { bounds } from '../../bounds.ts';
import type { Designed } from '../../design/designed.ts';
import { escapeHtml as escape } from '../../page/escapeHtml.ts';
import { figurePlace } from '../../page/figure.ts';
import { page, tableHtml as table, warningHtml as warning } from '../../page/page.ts';
import type { Study } from '../../study.ts';
import { assumptions } from '../assumptions.ts';
import type { PageOptions } from '../html.ts';
import { costKind } from './costKind.ts';
import { costWords } from './costWords.ts';
import { designFigures } from './designFigures.ts';
import { designToStudy } from './designStudyText.ts';
import { gainWords } from './gainWords.ts';
import { nearlySingular } from './nearlySingular.ts';
import { proofWords } from './proofWords.ts';
import { protocolText } from './protocolText.ts';
import { tissueTable } from './tissueTable.ts';
import { toleranceRows } from './toleranceTable.ts';
import { tableWords, toleranceWords } from './words.ts';

/**
 * What became of a question of design as one page: before and after, figures, what is proved, how far values may be off, the
 * study that asked and the one that answers.
 */
export function designToHtml(designed: Designed, { plotly, source }: Omit<PageOptions, 'costs'>): string {
  const { before, after, design, stop, notes } = designed;
  const { name, file } = before;
  const figures = designFigures(designed);
  const tissues = tissueTable(designed);
  const [first] = [...bounds(after)];
  const tolerances = toleranceRows(designed);
  const interrupted = 'This is the best found before the search was interrupted.';
  return page({
    title: name,
    figures,
    plotly,
    body: [
      `<h1>${escape(name === file ? name.split(/[\\/]/).at(-1)! : name)}</h1>`,
      `<p>Wanted: ${escape(costWords(designed))}.</p>`,
      ...(stop === 'interrupted' ? [`<p class="warning"><b>Unfinished:</b> ${interrupted}</p>`] : []),
      ...[...before.warnings, ...design.warnings].map(warning),
      protocol(designed, before, 'Before'),
      protocol(designed, after, 'After'),
      list([gainWords(designed), ...proofWords(designed)]),
      ...[...notes, ...nearlySingular(designed)].map((note) => `<p class="warning"><b>Note:</b> ${escape(note)}</p>`),
      ...figures.map(figurePlace),
      '<h2>What it tells</h2>',
      table(tissues),
      ...[...tableWords(designed, tissues.left), `Assumed: ${assumptions(after, first!).join('; ')}`].map(quiet),
      ...(tolerances ? [`<h2>${escape(toleranceWords(designed))}</h2>`, table(tolerances)] : []),
      `<h2>The study that asked</h2>\n<pre>${escape(source)}</pre>`,
      `<h2>The study that answers</h2>\n<pre>${escape(designToStudy(source, designed))}</pre>`,
      quiet(
        '± SD is the Cramér–Rao bound: no unbiased estimator scatters less. It is local and asymptotic; at low SNR a real fit can be worse',
      ),
    ],
  });
}

function protocol(designed: Designed, study: Study, heading: string): string {
  const price = study === designed.after ? designed.price : designed.priceBefore;
  const { name, told, show } = costKind(designed);
  const cost = price ? `${name} ${show(told(price.logCost))}` : 'not identifiable';
  const { lines, table: rows } = protocolText(designed, study);
  const text = `<p><b>${heading}</b>: ${[...lines, cost].map(escape).join('<br>')}</p>`;
  return rows ? `${text}\n${table(rows)}` : text;
}

function list(lines: readonly string[]): string {
  return `<ul>${lines.map((line) => `<li>${escape(line)}.</li>`).join('')}</ul>`;
}

function quiet(text: string): string {
  return `<p class="quiet">${escape(text)}.</p>`;
}
