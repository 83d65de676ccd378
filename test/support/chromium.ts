import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';

/** Where this machine has a Chromium, if it has one; without one, pages are not tested, and that is said. */
export const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  existsSync,
);
if (!executablePath) console.warn('There is no Chromium here (Debian: apt-get install chromium): no page is tested.');

const args = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-dev-shm-usage'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
];

/** A headless Chromium that asks nobody anything. */
export const openChromium = (): Promise<Browser> => chromium.launch({ executablePath: executablePath!, args });

/** One Chromium for all tests of a group, which is asked for when a test runs. */
export function sharedChromium(): () => Browser {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openChromium();
  }, 60_000);
  afterAll(() => browser.close());
  return () => browser;
}

interface Opened {
  readonly page: Page;
  /** What it says in its console, its errors, and all it asks of a network. */
  readonly complaints: readonly string[];
}

/** A page opened from its file, and what it complains of. */
export async function openFile(browser: Browser, path: string, width: number): Promise<Opened> {
  return opening(await browser.newPage({ viewport: { width, height: 900 } }))(path);
}

/** Opens files one after the other in one page for each width: scripts that all of them load are compiled once. */
export function openInTurn(browser: () => Browser): (path: string, width: number) => Promise<Opened> {
  const open = new Map<number, (path: string) => Promise<Opened>>();
  return async (path, width) => {
    const one = open.get(width) ?? opening(await browser().newPage({ viewport: { width, height: 900 } }));
    open.set(width, one);
    return one(path);
  };
}

function opening(page: Page): (path: string) => Promise<Opened> {
  let complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('requestfailed', (request) => complaints.push(`failed: ${request.url()}`));
  page.on('request', (request) => {
    if (!/^(?:file|data):/.test(request.url())) complaints.push(`asked for ${request.url()}`);
  });
  return async (path) => {
    complaints = [];
    await page.goto(pathToFileURL(path).href);
    return { page, complaints };
  };
}
