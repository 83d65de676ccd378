import { escapeHtml } from './escapeHtml.ts';

/** A figure as Plotly takes it; colors of axes and background are left to the page. */
export interface Figure {
  /** What there is to see, in a sentence. */
  readonly caption: string;
  /** Plotly's traces. */
  readonly data: readonly object[];
  /** Plotly's layout. */
  readonly layout: object;
}

/** Eight colors that color-blind readers tell apart (Okabe & Ito 2008), for light paper. */
export const COLORS = ['#0072B2', '#D55E00', '#009E73', '#CC79A7', '#E69F00', '#56B4E9', '#8C8C8C', '#B8A800'];

/** The same, each as light as dark paper wants it. */
export const COLORS_ON_DARK = ['#3FA0DD', '#F0803C', '#2BC49A', '#DE9BC2', '#F0B640', '#7CC8F2', '#A6A6A6', '#D6C830'];

/** An axis over decades, with 1, 2 and 5 written out. */
export const LOGARITHMIC: Readonly<Record<string, string>> = { type: 'log', dtick: 'D2', minorloglabels: 'complete' };

/** The place of a page's figure number `i`, counted from 0; `DRAW` fills it. */
export function figurePlace({ caption }: Figure, i: number): string {
  return `<figure><div class="plot" data-figure="${i}" role="img" aria-label="${escapeHtml(caption)}"></div><figcaption>${escapeHtml(caption)}</figcaption></figure>`;
}

/** What `DRAW` reads: all figures of a page, as text that cannot end the script it stands in. */
export function figureData(figures: readonly Figure[]): string {
  return `<script type="application/json" id="figures">${JSON.stringify(figures).replaceAll('<', '\\u003c')}</script>`;
}
