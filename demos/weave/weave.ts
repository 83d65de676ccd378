import { copyFileSync, cpSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { DRAW, PALETTE } from '@fishergrad/study/page';
import { paths } from '../contents.ts';
import { type Demo, run } from './demo.ts';
import { demoPage } from './demoPage.ts';
import { documents, furtherReading } from './documents.ts';
import { indexPage } from './indexPage.ts';
import { renderer } from './markdown.ts';

/** The names of all demonstrations, each once, in the order of the paths. */
export const names: readonly string[] = [...new Set(paths.flatMap(({ pages }) => pages))];

/**
 * Runs every demonstration, and then writes all pages into a folder, with everything they load. Where one fails, no page changes.
 *
 * @returns what was run
 */
export async function weave(folder: string, told: (page: string) => void = () => {}): Promise<readonly Demo[]> {
  const render = await renderer();
  const demos = new Map<string, Demo>();
  for (const name of names) {
    demos.set(name, await run(name));
    told(name);
  }
  const titles = new Map([...demos].map(([name, { title }]) => [name, title]));
  writeAssets(join(folder, 'assets'));
  for (const [name, demo] of demos) write(folder, name, demoPage(demo, paths, titles, render));
  for (const [name, html] of documents(render)) write(folder, name, html);
  write(folder, 'index', indexPage(paths, demos, furtherReading(), render));
  return [...demos.values()];
}

function write(folder: string, name: string, html: string): void {
  const path = join(folder, `${name}.html`);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.part`, html);
  renameSync(`${path}.part`, path); // nobody sees half a page
}

function writeAssets(folder: string): void {
  const { resolve } = createRequire(import.meta.url);
  const own = (name: string): string => readFileSync(new URL(`assets/${name}`, import.meta.url), 'utf8');
  const katex = dirname(resolve('katex/dist/katex.min.css'));
  mkdirSync(join(folder, 'katex'), { recursive: true });
  writeFileSync(join(folder, 'page.css'), PALETTE + own('page.css'));
  writeFileSync(join(folder, 'page.js'), own('page.js'));
  writeFileSync(join(folder, 'figures.js'), DRAW);
  copyFileSync(resolve('plotly.js-cartesian-dist-min'), join(folder, 'plotly.js'));
  copyFileSync(join(katex, 'katex.min.css'), join(folder, 'katex', 'katex.min.css'));
  cpSync(join(katex, 'fonts'), join(folder, 'katex', 'fonts'), {
    recursive: true,
    filter: (path) => !/\.(ttf|woff)$/.test(path),
  });
}
