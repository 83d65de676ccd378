// The woven pages as a reader gets them: complete, offline, drawn, and as wide as the screen, be it a phone's.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { t2star } from '@fishergrad/models';
import { names } from '../../demos/weave/weave.ts';
import { executablePath, openFile, openInTurn, sharedChromium } from '../support/chromium.ts';
import { boundOf } from '../support/experiment.ts';

const UTE = [0.14, 3.54, 6.94, 10.34, 13.74, 17.14].map((ms) => ({ TE: ms / 1e3 }));
const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'fishergrad-demos-'));

function demos(words: readonly string[]): { code: number | null; stdout: string; stderr: string } {
  const tsx = join(root, 'node_modules/tsx/dist/cli.mjs');
  const { status, stdout, stderr } = spawnSync(process.execPath, [tsx, 'demos/weave/main.ts', ...words], {
    cwd: root,
    encoding: 'utf8',
  });
  return { code: status, stdout, stderr };
}

let woven: ReturnType<typeof demos>;
let pages: readonly string[] = [];
beforeAll(() => {
  woven = demos(['demos', '--no-api', '--out', folder]);
  pages = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.html'));
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const read = (page: string): string => readFileSync(join(folder, page), 'utf8');

describe('npm run demos', () => {
  it('writes a page for every demonstration and every document, and an index', () => {
    expect(woven.code).toBe(0);
    expect(woven.stdout).toContain(`${names.length} demonstrations in`);
    for (const name of [...names, 'index', 'docs/limits', 'docs/benchmarks']) expect(pages).toContain(`${name}.html`);
    expect(readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.part'))).toEqual(
      [],
    );
  });

  it('shows every output under the code that showed it', () => {
    expect(woven.stderr).not.toContain('other results');
    const [, after = ''] = read('own-model.html').split('Its bound</h2>');
    expect(after.indexOf('crlb')).toBeLessThan(after.indexOf('CoV of Q (%)</th>'));
    expect(after).toContain('<td>31.4</td>');
  });

  it('leads from lesson to lesson, and ends each with its exercise', () => {
    const lessons = names.filter((name) => name.startsWith('lessons/'));
    expect(lessons.length).toBeGreaterThan(0);
    lessons.forEach((name, k) => {
      const page = read(`${name}.html`);
      expect(read('index.html')).toContain(`href="${name}.html"`);
      for (const next of lessons.slice(k + 1, k + 2)) expect(page).toContain(`class="next" href="../${next}.html"`);
      const [, exercise = ''] = page.split('<h2>Exercise</h2>');
      expect(exercise.indexOf('<details class="solution">')).toBeGreaterThan(exercise.indexOf('unsolved'));
      expect(exercise).toContain(name.slice('lessons/'.length));
    });
  });

  it('links to nothing that is not there', () => {
    let links = 0;
    for (const page of pages) {
      for (const [, href = ''] of read(page).matchAll(/(?:href|src)="([^"#:]+)(?:#[^"]*)?"/g)) {
        const target = normalize(join(dirname(page), href));
        if (target.startsWith('api/')) continue; // made apart, and tested apart
        expect(existsSync(join(folder, target)), `${page} → ${href}`).toBe(true);
        links++;
      }
    }
    expect(links).toBeGreaterThan(100);
  });

  it('refuses what it does not understand', () => {
    expect(demos(['demos', '--frobnicate'])).toMatchObject({ code: 2, stdout: '' });
    expect(demos(['demo', 'cosin'])).toMatchObject({ code: 2, stdout: '' });
    expect(demos(['demo', 'cosin']).stderr).toContain('did you mean cosine?');
  });

  it('runs one in the terminal', () => {
    const { code, stdout, stderr } = demos(['demo', 'demos/t2star-ute.ts']);
    expect([code, stderr]).toEqual([0, '']);
    for (const part of ['━━ From 1 to 30 ms', '20.2408', 'SD of T2* (ms)                  = 0.350777737496']) {
      expect(stdout).toContain(part);
    }
  });

  it('runs a lesson by its short name too, and lists lessons apart', () => {
    const [short, long] = [demos(['demo', 'momentum']), demos(['demo', 'lessons/momentum'])];
    expect([short.code, short.stderr, short.stdout]).toEqual([0, '', long.stdout]);
    expect(demos(['demo']).stdout).toMatch(/own-model .*\n\nLessons with a network:\n( {2}lessons\/.*\n)+\nnpm/);
    const { code, stderr } = demos(['demo', 'momentun']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('did you mean momentum?')]);
  });

  it('gives a program every number in full', () => {
    const { code, stdout } = demos(['demo', 't2star-ute', '--json']);
    const { name, shown } = JSON.parse(stdout) as { name: string; shown: readonly { output: { entries?: unknown } }[] };
    expect([code, name]).toEqual([0, 't2star-ute']);
    const entries = shown.flatMap(({ output }) => output.entries ?? []) as [string, { value: number }][];
    expect(entries[0]?.[0]).toBe('SD of T2* (ms)');
    expect(entries[0]?.[1].value).toBe(1e3 * boundOf(t2star, { protocol: UTE }).parameters.T2star.sd);
  });
});

describe.skipIf(!executablePath)('in Chromium', () => {
  const browser = sharedChromium();

  const open = (name: string, width: number) => openFile(browser(), join(folder, `${name}.html`), width);

  const next = openInTurn(browser);

  it.each(
    [...names, 'index', 'docs/limits', 'docs/benchmarks'].flatMap((name) => [
      [name, 1200] as const,
      [name, 390] as const,
    ]),
  )('%s is whole at %d pixels', async (name, width) => {
    const { page, complaints } = await next(join(folder, `${name}.html`), width);
    const places = (read(`${name}.html`).match(/data-figure=/g) ?? []).length;
    await page.waitForFunction(
      `document.querySelectorAll('.plot .main-svg :is(.trace, .contour)').length >= ${places}`,
    );
    const seen = await page.evaluate(`({
        wider: document.documentElement.scrollWidth - innerWidth,
        drawn: [...document.querySelectorAll('.plot')].filter((plot) => plot.querySelector('.trace, .contour')).length,
        formulas: document.querySelector('.katex') === null || [...document.fonts].some(({ family, status }) => /KaTeX_(Main|Math)/.test(family) && status === 'loaded'),
      })`);
    expect(seen).toEqual({ wider: 0, drawn: places, formulas: true });
    expect(complaints).toEqual([]);
  });

  it('turns dark at a press, figures too, and stays so on the next page', async () => {
    const { page, complaints } = await open('exponential', 1200);
    const inks = (): Promise<readonly string[]> =>
      page.evaluate(
        "[getComputedStyle(document.body).color, getComputedStyle(document.querySelector('.plot .xtick text')).fill]",
      );
    await page.waitForFunction("document.querySelector('.plot .xtick text')");
    const light = await inks();
    await page.click('button.scheme');
    const dark = await inks();
    light.forEach((ink, k) => expect(dark[k]).not.toBe(ink));
    expect(dark[1]).toBe(dark[0]);
    await page.goto(pathToFileURL(join(folder, 'cosine.html')).href);
    expect(await page.evaluate('document.documentElement.style.colorScheme')).toBe('dark');
    expect(complaints).toEqual([]);
    await page.close();
  });
});
