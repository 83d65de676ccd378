import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { Refusal } from './exit.ts';

/** Makes a file under another name and renames it, so that nobody sees half of it. */
export function whole(path: string, make: (part: string) => void): void {
  const part = `${path}.${process.pid}.part`;
  try {
    make(part);
    renameSync(part, path);
  } finally {
    rmSync(part, { force: true });
  }
}

/**
 * Writes a text whole or not at all.
 *
 * @throws Refusal when the place cannot be written to
 */
export function writeWhole(path: string, text: string): void {
  try {
    whole(path, (part) => writeFileSync(part, text));
  } catch (error) {
    throw new Refusal(`${path}: the file cannot be written here (${(error as Error).message}).`);
  }
}
