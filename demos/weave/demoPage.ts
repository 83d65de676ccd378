import type { Figure } from '@fishergrad/study/page';
import type { Path } from '../contents.ts';
import type { Piece } from './cut.ts';
import { type Demo, failure } from './demo.ts';
import { ProseError, type Renderer } from './markdown.ts';
import { outputHtml } from './outputHtml.ts';
import { page } from './page.ts';
import type { Shown } from './show.ts';

/**
 * A demonstration as a page: its prose, its code, and under each piece of code what it showed.
 *
 * @param after stands under all that, before the foot
 * @throws DemoError with the line of the prose in which a formula is none
 */
export function demoPage(
  demo: Demo,
  paths: readonly Path[],
  titles: ReadonlyMap<string, string>,
  render: Renderer,
  after = '',
): string {
  const figures: Figure[] = [];
  const main = demo.pieces.map((piece) =>
    piece.kind === 'prose' ? proseOf(demo.name, piece, render) : cell(piece, demo.shown, figures, render),
  );
  const up = '../'.repeat(demo.name.split('/').length - 1);
  const foot = `<footer>\n${paths.map((path) => way(path, demo.name, titles, render, up)).join('\n')}\n${again(demo.name)}\n</footer>`;
  return page(
    { title: `${plain(demo.title)} · fishergrad`, up, kind: 'demo', figures },
    [...main, after].join('\n'),
    foot,
  );
}

function proseOf(name: string, { text, from }: Piece, render: Renderer): string {
  try {
    return render.prose(text);
  } catch (error) {
    const at = error instanceof ProseError ? Math.max(0, text.indexOf(error.near)) : 0;
    throw failure(name, from + text.slice(0, at).split('\n').length - 1, error);
  }
}

function cell({ text, from, to }: Piece, shown: readonly Shown[], figures: Figure[], render: Renderer): string {
  const { imports, body } = apartFromImports(text);
  const outputs = shown
    .filter(({ line }) => line >= from && line <= to)
    .map(({ output }) => outputHtml(output, figures));
  const folded =
    imports && `<details class="imports"><summary>Imports</summary>${render.code(imports, 'ts')}</details>`;
  const code = body && render.code(body, 'ts');
  return `<section class="cell">${folded}${code}${outputs.length > 0 ? `<div class="outputs">${outputs.join('\n')}</div>` : ''}</section>`;
}

function apartFromImports(text: string): { imports: string; body: string } {
  const imports = /^(?:\s*import [\s\S]*?;\n)+/.exec(text)?.[0] ?? '';
  return { imports: imports.trim(), body: text.slice(imports.length).trim() };
}

/** The pages before and after this one on a path, if it is on it. */
function way(
  { title, pages }: Path,
  name: string,
  titles: ReadonlyMap<string, string>,
  render: Renderer,
  up: string,
): string {
  const at = pages.indexOf(name);
  if (at < 0) return '';
  const link = (to: string | undefined, side: 'before' | 'next'): string => {
    const label = render.line(titles.get(to ?? '') ?? '');
    return to === undefined
      ? ''
      : `<a class="${side}" href="${up}${to}.html">${side === 'next' ? `${label} →` : `← ${label}`}</a>`;
  };
  return `<nav class="path"><span class="name">${title}, ${at + 1} of ${pages.length}</span>${link(pages[at - 1], 'before')}${link(pages[at + 1], 'next')}</nav>`;
}

function again(name: string): string {
  return `<p class="again">This page is the program <code>demos/${name}.ts</code>, run and printed. <code>npm run demo ${name}</code> runs it in a terminal; change a number in it, and <code>npm run demos</code> changes this page (code, results and figures; its sentences do not follow by themselves).</p>`;
}

const plain = (markdown: string): string => markdown.replaceAll(/[$`*_\\]/g, '');
