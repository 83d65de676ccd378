// The engine in a page: the built JavaScript, as it is published, in headless Chromium against Node.
import type { Server } from 'node:http';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { executablePath, openChromium } from '../support/chromium.ts';
import { expectClose } from '../support/close.ts';
import { job, type Outcome } from './job.ts';
import { servePages } from './pages.ts';

function expectNear(found: Outcome['runs'][number]['columns'], wanted: typeof found): void {
  found.forEach((column, k) => column.forEach((x, row) => expectClose(x, wanted[k]![row]!, 1e-13, 1e-14)));
}

describe.skipIf(!executablePath)('in a page', () => {
  let browser: Browser;
  let server: Server;
  let origin: string;
  let here: Outcome;
  const warnings: string[] = [];

  beforeAll(async () => {
    [{ server, origin }, browser, here] = await Promise.all([servePages('job.ts'), openChromium(), job()]);
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    server.close();
  });

  /** What a page makes of the job. */
  async function outcomeOf(path: string): Promise<Outcome> {
    const page = await browser.newPage();
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (line) => line.type() === 'warning' && warnings.push(line.text()));
    await page.goto(origin + path);
    const outcome = await page.evaluate<Outcome | undefined>('globalThis.outcome');
    await page.close();
    expect(faults).toEqual([]);
    return outcome!;
  }

  it('that is isolated, every back end and two workers give the numbers of Node', async () => {
    const { isolated, runs, parallel } = await outcomeOf('/isolated');
    expect(isolated).toBe(true);
    expect(runs.map(({ backEnd, why }) => [backEnd, why])).toEqual(here.runs.map(({ backEnd, why }) => [backEnd, why]));
    expect(runs.map(({ backEnd }) => backEnd)).toEqual(['wasm', 'javascript', 'wasm', 'interpreter']);
    expect(runs[2]!.columns).toEqual(here.runs[2]!.columns); // functions of our own: every bit
    expect(parallel).toEqual({ workers: 2, why: 'Rows are shared out to 2 workers.', columns: runs[2]!.columns });
    expect(runs[1]!.columns).toEqual(runs[3]!.columns);
    expectNear(runs[1]!.columns, here.runs[1]!.columns); // Math of another engine
  });

  it('that is not isolated, one thread does all', async () => {
    const { isolated, parallel } = await outcomeOf('/plain');
    expect(isolated).toBe(false);
    expect([parallel.workers, parallel.why]).toEqual([
      0,
      expect.stringMatching(/^There are no workers with shared memory/),
    ]);
    expect(parallel.columns).toEqual(here.runs[2]!.columns);
  });

  it('that allows WebAssembly only, JavaScript gives way, and no worker is needed', async () => {
    const { runs, parallel } = await outcomeOf('/workerless');
    expect(runs.map(({ backEnd }) => backEnd)).toEqual(['wasm', 'interpreter', 'wasm', 'interpreter']);
    expect(parallel.columns).toEqual(here.runs[2]!.columns);
    expect(warnings.join('\n')).toContain('compileParallel: workers cannot be started here');
  });

  it('that forbids code to be made, the interpreter does all, and says why', async () => {
    const { runs, parallel } = await outcomeOf('/strict');
    expect(runs.map(({ backEnd }) => backEnd)).toEqual(new Array(4).fill('interpreter'));
    for (const { columns } of runs) expectNear(columns, here.runs[2]!.columns);
    expect(runs[1]!.columns).toEqual(runs[3]!.columns);
    const forbidden =
      /^Code may not be made here, so the tape is interpreted \(.*(unsafe-eval|Content Security Policy)/;
    for (const { why } of runs.slice(0, 3)) expect(why).toMatch(forbidden);
    expect([parallel.workers, parallel.why]).toEqual([0, expect.stringMatching(forbidden)]);
    expect(parallel.columns).toEqual(runs[0]!.columns);
  });
});
