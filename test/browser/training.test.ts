// Training in a page: the built JavaScript, as it is published, in headless Chromium gives the bits that it gives in Node.
import type { Server } from 'node:http';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { executablePath, openChromium } from '../support/chromium.ts';
import { expectSame } from '../support/same.ts';
import { servePages } from './pages.ts';
import { job, type Trainings } from './trainingJob.ts';

describe.skipIf(!executablePath)('in a page', () => {
  let browser: Browser;
  let server: Server;
  let origin: string;
  const here = job();

  beforeAll(async () => {
    [{ server, origin }, browser] = await Promise.all([servePages('trainingJob.ts'), openChromium()]);
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    server.close();
  });

  async function outcomeOf(path: string): Promise<Trainings> {
    const page = await browser.newPage();
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    await page.goto(origin + path);
    const outcome = await page.evaluate<Trainings | undefined>('globalThis.outcome');
    await page.close();
    expect(faults).toEqual([]);
    return outcome!;
  }

  it.each(['/plain', '/isolated', '/workerless'])(
    '%s, data sets, weights and scores are those of Node, bit for bit',
    async (path) => {
      const { data, networks } = await outcomeOf(path);
      expect([Object.keys(data), Object.keys(networks)]).toEqual([Object.keys(here.data), Object.keys(here.networks)]);
      for (const [name, columns] of Object.entries(here.data))
        columns.forEach((column, k) => expectSame(data[name]![k]!, column, `${name}, column ${k}`));
      for (const [name, numbers] of Object.entries(here.networks)) expectSame(networks[name]!, numbers, name);
    },
  );

  it('there is something to compare: networks that have learned', () => {
    for (const name of ['tanh', 'relu']) expect(here.networks[name]!.at(-2), name).toBeGreaterThan(0.9);
    for (const numbers of Object.values(here.networks)) expect(numbers.every(Number.isFinite)).toBe(true);
  });
});
