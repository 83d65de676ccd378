// The API documentation as a person makes it: complete, without a warning, and whole without a network.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { names } from '../../demos/weave/weave.ts';
import { executablePath, openFile, sharedChromium } from '../support/chromium.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: { api: string } };
const folder = mkdtempSync(join(tmpdir(), 'fishergrad-api-'));
const site = join(folder, 'api');

let made: { readonly code: number | null; readonly said: string };
let pages: readonly string[] = [];

beforeAll(() => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...scripts.api.split(' ').slice(1), '--out', site], {
    cwd: root,
    encoding: 'utf8',
  });
  made = { code: status, said: `${stdout}${stderr}` };
  pages = status === 0 ? filesOf('.html') : [];
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function filesOf(ending: string): string[] {
  return readdirSync(site, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith(ending));
}

function read(path: string): string {
  return readFileSync(join(site, path), 'utf8');
}

/** What the tags of a page load from or lead to: the values of `src` and `href`. */
function addresses(page: string): { readonly tag: string; readonly address: string }[] {
  return [...read(page).matchAll(/<(\w+)\b[^>]*?\s(?:src|href)="([^"]*)"/g)].map(([, tag = '', address = '']) => ({
    tag,
    address,
  }));
}

describe('npm run api', () => {
  it('finds every export in a chapter, described, and every link whole', () => {
    expect(made.said).not.toMatch(/warning|error/);
    expect(made.code).toBe(0);
  });

  it.each(['engine/jacobian', 'engine/compile/compile', 'models/crlb', 'models/CrlbMap.type', 'study/readStudy'])(
    'has a page %s.html',
    (name) => expect(pages.map((page) => page.replaceAll('\\', '/'))).toContain(`${name}.html`),
  );

  it('begins with the README, and module pages with theirs', () => {
    expect(read('index.html')).toContain('How precisely can this acquisition measure this parameter?');
    expect(read('engine.html')).toContain('in the manner of micrograd');
    expect(read('engine.html')).toMatch(/<img src="media\/perceptron\.svg"/);
  });

  it('leads to the demos, and to no file that is not there', () => {
    const dead = pages.flatMap((page) =>
      addresses(page)
        .map(({ address }) => decodeURIComponent(address.replace(/[#?].*$/, '')))
        .filter((address) => address !== '' && !/^\w+:/.test(address))
        .map((address) => normalize(join(dirname(page), address)))
        .filter((path) => !existsSync(join(site, path))),
    );
    expect(dead).toContain(join('..', 'index.html')); // which the demos make, as their own pages
    const demos = names.map((name) => join('..', `${name}.html`));
    expect(dead.filter((path) => path !== join('..', 'index.html') && !demos.includes(path))).toEqual([]);
    expect(dead.filter((path) => demos.includes(path)).length).toBeGreaterThan(2);
  });

  it('loads nothing from elsewhere', () => {
    const loaded = pages.flatMap((page) => addresses(page).filter(({ tag }) => tag !== 'a'));
    expect(loaded.length).toBeGreaterThan(pages.length);
    expect(loaded.filter(({ address }) => /^(\w+:)?\/\//.test(address))).toEqual([]);
    for (const style of filesOf('.css')) expect(read(style), style).not.toMatch(/@import|url\(\s*["']?(\w+:)?\/\//);
    for (const script of filesOf('.js'))
      expect(read(script), script).not.toMatch(/(fetch|import)\(\s*["'`](\w+:)?\/\//);
  });
});

describe.skipIf(!executablePath)('in Chromium', () => {
  const browser = sharedChromium();

  it.each(['index', 'engine', 'models/crlb', 'study/readStudy'])(
    '%s opens from its file without a complaint',
    async (name) => {
      const { page, complaints } = await openFile(browser(), join(site, `${name}.html`), 1200);
      await page.waitForFunction("document.querySelector('.tsd-kind-icon')"); // the navigation is filled in by a script
      expect(complaints).toEqual([]);
      await page.close();
    },
  );
});
