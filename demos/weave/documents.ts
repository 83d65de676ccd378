import { readdirSync, readFileSync } from 'node:fs';
import type { Link } from './indexPage.ts';
import type { Renderer } from './markdown.ts';
import { page } from './page.ts';

const docs = new URL('../../docs/', import.meta.url);

/** The documents that the index leads to, and what it says of them; the others are reached from these. */
const SAYS: Readonly<Record<string, string>> = {
  'limits.md': 'the small print of a bound, and what is not built yet',
  'benchmarks.md': 'how fast it is, as ratios to C, NumPy, PyTorch and others',
  'decisions/README.md': 'why things are as they are',
};

/** What else there is to read beside the demonstrations. */
export function furtherReading(): Link[] {
  const api = { href: 'api/index.html', title: 'API', says: 'every function of every package, with examples' };
  const listed = Object.entries(SAYS).map(([path, says]) => {
    return { href: `${pageOf(path)}.html`, title: titleOf(path), says };
  });
  return [api, ...listed];
}

/** Every Markdown document of `docs/` as a page, by its name without the ending. */
export function documents(render: Renderer): (readonly [name: string, html: string])[] {
  return readdirSync(docs, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md') && !path.includes('node_modules'))
    .map((path) => {
      const name = pageOf(path);
      const up = '../'.repeat(name.split('/').length - 1);
      return [
        name,
        page({ title: `${titleOf(path)} · fishergrad`, up, kind: 'document' }, linked(render.prose(read(path)))),
      ] as const;
    });
}

const read = (path: string): string => readFileSync(new URL(path, docs), 'utf8');

const titleOf = (path: string): string => /^# (.+)$/m.exec(read(path))?.[1] ?? path;

const pageOf = (path: string): string => `docs/${path.slice(0, -'.md'.length)}`;

/** Links to documents and to demonstrations lead to their pages. */
function linked(html: string): string {
  return html
    .replaceAll(/href="(?!https?:)([^"]+)\.md(#[^"]*)?"/g, 'href="$1.html$2"')
    .replaceAll(/href="((?:\.\.\/)+)demos\/([^"]+)\.ts"/g, 'href="$1$2.html"');
}
