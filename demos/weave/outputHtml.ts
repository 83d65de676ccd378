import { escapeHtml, type Figure, figurePlace } from '@fishergrad/study/page';
import { printCell } from './cell.ts';
import type { Cell, Output } from './output.ts';

/** An output as HTML; a plot goes to the end of `figures` and leaves its place. */
export function outputHtml(output: Output, figures: Figure[]): string {
  if (output.kind === 'named') return wide(`<table class="named"><tbody>${rows(output.entries, 'td')}</tbody></table>`);
  if (output.kind === 'table') {
    const [head, body] = [rows([output.head], 'th'), rows(output.rows, 'td')];
    const caption = output.caption === undefined ? '' : `<p class="quiet">${escapeHtml(output.caption)}</p>`;
    return `${wide(`<table><thead>${head}</thead><tbody>\n${body}\n</tbody></table>`)}${caption}`;
  }
  if (output.kind === 'printed') return printed(output.text.trimEnd());
  if (output.kind === 'picture') {
    return `<figure class="picture">${wide(output.svg)}<figcaption>${escapeHtml(output.caption)}</figcaption></figure>`;
  }
  const { caption, data, layout } = output;
  return figurePlace({ caption, data, layout }, figures.push({ caption, data, layout }) - 1);
}

/** Sentences flow; frames of tables keep their lines, which a narrow screen scrolls. */
function printed(text: string): string {
  const lines = text.split('\n');
  if (lines.length === 1) return `<p class="said">${escapeHtml(text)}</p>`;
  const html = lines.map((line) => (/^[┌├│└]/.test(line) ? `${escapeHtml(line)}\n` : flowing(line)));
  return `<div class="wide"><pre class="printed">${html.join('')}</pre></div>`;
}

function flowing(line: string): string {
  return `<span class="flows">${escapeHtml(line) || ' '}</span>`;
}

function rows(all: readonly (readonly Cell[])[], tag: 'td' | 'th'): string {
  const one = (cell: Cell): string => `<${tag}${hint(cell)}>${escapeHtml(printCell(cell))}</${tag}>`;
  return all.map((cells) => `<tr>${cells.map(one).join('')}</tr>`).join('\n');
}

/** What a distance is, and may be at most, for who points at it. */
function hint(cell: Cell): string {
  return typeof cell === 'object' && 'apart' in cell
    ? ` title="how far apart the two are; at most ${cell.tolerance}"`
    : '';
}

function wide(html: string): string {
  return `<div class="wide">${html}</div>`;
}
