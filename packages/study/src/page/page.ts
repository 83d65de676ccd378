import { DRAW } from './draw.ts';
import { escapeHtml as escape } from './escapeHtml.ts';
import { type Figure, figureData } from './figure.ts';
import { PALETTE } from './palette.ts';

/** What a page is made of. */
export interface PageParts {
  readonly title: string;
  /** HTML between the body's tags. */
  readonly body: readonly string[];
  readonly figures: readonly Figure[];
  /** Where the page finds plotly.js, relative to itself. */
  readonly plotly: string;
}

/** A page with figures, light or dark as the reader's system. */
export function page({ title, body, figures, plotly }: PageParts): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)}</title>
<style>${STYLE}</style>
</head>
<body>
${body.join('\n')}
${figureData(figures)}
<script src="${escape(plotly)}"></script>
<script>${DRAW}</script>
</body>
</html>
`;
}

/** A table of text. */
export function tableHtml({ head, rows }: { head: readonly string[]; rows: readonly (readonly string[])[] }): string {
  const cells = (row: readonly string[], tag: string): string =>
    row.map((cell) => `<${tag}>${escape(cell)}</${tag}>`).join('');
  const body = rows.map((row) => `<tr>${cells(row, 'td')}</tr>`).join('\n');
  return `<div class="wide"><table><thead><tr>${cells(head, 'th')}</tr></thead><tbody>\n${body}\n</tbody></table></div>`;
}

/** What needs attention. */
export function warningHtml(text: string): string {
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
