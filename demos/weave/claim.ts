import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Says of a folder that pages may be written there, over what it holds. */
const MARK = '.woven';

/**
 * Makes a folder one for pages: a new one, an empty one, or one that was made so before.
 *
 * @param own the folder is for pages, whatever it holds
 * @throws Error with a sentence where it holds something else, which would be lost, or cannot be written to
 */
export function claim(folder: string, own = false): void {
  try {
    make(folder);
    const held = readdirSync(folder);
    if (!own && held.length > 0 && !held.includes(MARK)) {
      throw new Error(`it holds ${held.slice(0, 3).join(', ')}${held.length > 3 ? ' …' : ''}; choose a new folder`);
    }
    writeFileSync(join(folder, MARK), 'Pages of demonstrations are written here; everything else may be removed.\n');
  } catch (error) {
    throw new Error(`${folder}: no pages can be written here (${(error as Error).message}).`, { cause: error });
  }
}

/** As `mkdir -p`, one folder at a time: where a file system refuses, it says so at once. */
function make(folder: string): void {
  if (existsSync(folder)) {
    if (!statSync(folder).isDirectory()) throw new Error('it is a file');
    return;
  }
  make(dirname(folder));
  mkdirSync(folder);
}
