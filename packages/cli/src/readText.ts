import { closeSync, openSync, readSync } from 'node:fs';
import { Refusal } from './exit.ts';

const LARGEST = 1_000_000;
const NOT_TEXT = 'this is not a text file. A study is YAML; "fishergrad models t2star --study" prints one.';
const NOT_UTF8 = 'this is not a text in UTF-8. If it is one (the µ of µs, say), save it as UTF-8.';

/**
 * The text of a file, or of standard input for "-". Never reads more than a megabyte, whatever is named.
 *
 * @throws Refusal in a sentence: no such file, a folder, no permission, too large, not text
 */
export function readText(name: string): string {
  const bytes = readBytes(name);
  if (bytes.length > LARGEST)
    throw new Refusal(`${name}: this file is larger than ${LARGEST / 1e6} MB, which no study is.`);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Refusal(`${name}: ${bytes.includes(0) ? NOT_TEXT : NOT_UTF8}`);
  }
}

function readBytes(name: string): Buffer {
  let file: number | undefined;
  try {
    file = name === '-' ? 0 : openSync(name, 'r');
    return readUpTo(file, LARGEST + 1);
  } catch (error) {
    throw new Refusal(`${name}: ${reason(error as NodeJS.ErrnoException)}`);
  } finally {
    if (file !== undefined && file !== 0) closeSync(file);
  }
}

function readUpTo(file: number, most: number): Buffer {
  const buffer = Buffer.alloc(most);
  let length = 0;
  for (;;) {
    const got = readSync(file, buffer, length, most - length, null);
    length += got;
    if (got === 0 || length === most) return buffer.subarray(0, length);
  }
}

function reason({ code, message }: NodeJS.ErrnoException): string {
  if (code === 'ENOENT') return 'there is no such file. Is the path right, seen from this folder?';
  if (code === 'EISDIR') return 'this is a folder; name the study file inside it.';
  if (code === 'EACCES' || code === 'EPERM') return 'this file may not be read. Check its permissions.';
  return `this file cannot be read (${message}).`;
}
