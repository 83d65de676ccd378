import { escapeHtml, type Figure, figureData } from '@fishergrad/study/page';

/** What every page has, whatever stands in it. */
export interface Frame {
  readonly title: string;
  /** The way from the page to the folder of all pages: '' or '../'. */
  readonly up: string;
  readonly kind: 'index' | 'demo' | 'document';
  readonly figures?: readonly Figure[];
}

/** Before anything is drawn: the colors chosen on another page. */
const SCHEME = `try { document.documentElement.style.colorScheme = localStorage.getItem('fishergrad-scheme') ?? ''; } catch {}`;

/** A whole page around its main part and its foot. It loads nothing but files beside it. */
export function page({ title, up, kind, figures = [] }: Frame, main: string, foot = ''): string {
  const drawn = figures.length > 0;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${up}assets/katex/katex.min.css">
<link rel="stylesheet" href="${up}assets/page.css">
<script>${SCHEME}</script>
</head>
<body class="${kind}">
<header class="bar"><a class="home" href="${up}index.html">fishergrad</a><a href="${up}api/index.html">API</a><button class="scheme" type="button">Dark</button></header>
<main>
${main}
</main>
${foot}
${drawn ? `${figureData(figures)}\n<script src="${up}assets/plotly.js"></script>\n<script src="${up}assets/figures.js"></script>` : ''}
<script src="${up}assets/page.js"></script>
</body>
</html>
`;
}
