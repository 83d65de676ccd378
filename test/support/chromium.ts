import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

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
