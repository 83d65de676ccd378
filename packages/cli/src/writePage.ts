import { copyFileSync, existsSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Refusal } from './exit.ts';
import { whole } from './writeWhole.ts';

/** The name of the copy of plotly.js that pages in one folder share. */
export const PLOTLY = 'plotly.js';

/**
 * Writes a page whole or not at all, and beside it the one copy of plotly.js it needs.
 *
 * @throws Refusal when the place cannot be written to
 */
export function writePage(path: string, page: string): void {
  const library = createRequire(import.meta.url).resolve('plotly.js-cartesian-dist-min');
  const copy = join(dirname(path), PLOTLY);
  try {
    const there = existsSync(copy) && statSync(copy).size === statSync(library).size;
    if (!there) whole(copy, (part) => copyFileSync(library, part));
    whole(path, (part) => writeFileSync(part, page));
  } catch (error) {
    throw new Refusal(`${path}: the page cannot be written here (${(error as Error).message}).`);
  }
}
