import { readdirSync, readFileSync } from 'node:fs';
import type { Link } from './indexPage.ts';
import type { Renderer } from './markdown.ts';
import { page } from './page.ts';

const docs = new URL('../../docs/', import.meta.url);

/** A document as a page. */
export interface Document {
  /** Of its page, without the ending. */
  readonly name: string;
  readonly html: string;
  readonly link: Link;
}

/** What the index says of the documents that deserve a word. */
const SAYS: Readonly<Record<string, string>> = {
  limits: 'what all this cannot do, and what to do instead',
  benchmarks: 'how fast it is, as ratios to C, NumPy, PyTorch and others',
};

/** Every Markdown document of `docs/` as a page. */
export function documents(render: Renderer): Document[] {
  return readdirSync(docs, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md') && !path.includes('node_modules'))
    .toSorted((a, b) => a.split('/').length - b.split('/').length || b.localeCompare(a, 'en', { numeric: true }) * -1)
    .map((path) => document(path, readFileSync(new URL(path, docs), 'utf8'), render));
}

function document(path: string, text: string, render: Renderer): Document {
  const name = `docs/${path.slice(0, -'.md'.length)}`;
  const title = /^# (.+)$/m.exec(text)?.[1] ?? name;
  const up = '../'.repeat(name.split('/').length - 1);
  const html = page({ title: `${title} · fishergrad`, up, kind: 'document' }, linked(render.prose(text)));
  const says = SAYS[path.slice(0, -'.md'.length)] ?? 'a decision, and why';
  return { name, html, link: { href: `${name}.html`, title: render.line(title), says } };
}

/** Links to documents and to demonstrations lead to their pages. */
function linked(html: string): string {
  return html
    .replaceAll(/href="(?!https?:)([^"]+)\.md(#[^"]*)?"/g, 'href="$1.html$2"')
    .replaceAll(/href="((?:\.\.\/)+)demos\/([^"]+)\.ts"/g, 'href="$1$2.html"');
}
