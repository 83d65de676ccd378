import { copyFileSync, cpSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { DRAW, PALETTE } from '@fishergrad/study/page';
import { chapters, course, paths } from '../contents.ts';
import { type Demo, run } from './demo.ts';
import { demoPage } from './demoPage.ts';
import { documents, furtherReading } from './documents.ts';
import { exerciseHtml } from './exerciseHtml.ts';
import { indexPage } from './indexPage.ts';
import { renderer } from './markdown.ts';

/** The names of all demonstrations, each once, in the order of the paths, and then of the lessons. */
export const names: readonly string[] = [...new Set([...paths, course].flatMap(({ pages }) => pages))];

/** Every page, by its name without the ending, before anything is written. */
export interface Woven {
  readonly demos: readonly Demo[];
  readonly pages: ReadonlyMap<string, string>;
}

/**
 * Runs every demonstration and makes all pages.
 *
 * @throws DemoError where one fails
 */
export async function weave(told: (page: string) => void = () => {}): Promise<Woven> {
  const render = await renderer();
  const demos = new Map<string, Demo>();
  for (const name of names) {
    demos.set(name, await run(name));
    told(name);
  }
  const titles = new Map([...demos].map(([name, { title }]) => [name, title]));
  const ways = [...paths, course];
  const pages = new Map([
    ...[...demos].map(
      ([name, demo]) => [name, demoPage(demo, ways, titles, render, exerciseHtml(name, render))] as const,
    ),
    ...documents(render),
    ['index', indexPage({ paths, course, chapters }, demos, furtherReading(), render)] as const,
  ]);
  return { demos: [...demos.values()], pages };
}

/** Writes pages and all they load into a folder that `claim` has found to be one for them. */
export function writePages(folder: string, pages: ReadonlyMap<string, string>): void {
  writeAssets(join(folder, 'assets'));
  for (const [name, html] of pages) {
    const path = join(folder, `${name}.html`);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(`${path}.part`, html);
    renameSync(`${path}.part`, path); // nobody sees half a page
  }
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
