import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Ran } from './command.ts';

const tsc = fileURLToPath(new URL('../../node_modules/typescript/bin/tsc', import.meta.url));
const AWAY =
  /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|E50\d)\b/;

/** Makes a folder an empty ESM project in which plain npm installed these tarballs; false where no registry answers. */
export function installed(folder: string, tarballs: readonly string[]): boolean {
  write(folder, { 'package.json': '{ "name": "empty", "private": true, "type": "module" }\n' });
  const quick = [
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
    '--prefer-offline',
    '--fetch-retries=1',
    '--fetch-retry-mintimeout=500',
  ];
  const { code, stderr } = shell(folder, `npm install ${quick.join(' ')} ${tarballs.join(' ')}`);
  if (code === 0) return true;
  if (AWAY.test(stderr)) return false;
  throw new Error(`npm cannot install the tarballs:\n${stderr}`);
}

/** Writes files, by their names, into a folder. */
export function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

/**
 * Checks modules of a project as strict TypeScript, with no types but those of the packages it installed. `NodeNext` also
 * writes the JavaScript of each beside it.
 */
export function compiled(folder: string, files: readonly string[], resolution: 'NodeNext' | 'bundler'): Ran {
  const how =
    resolution === 'bundler'
      ? { module: 'ESNext', moduleResolution: 'bundler', noEmit: true }
      : { module: 'NodeNext', sourceMap: true };
  const compilerOptions = { ...how, strict: true, noUncheckedIndexedAccess: true, types: [], target: 'ES2023' };
  write(folder, { 'tsconfig.json': JSON.stringify({ compilerOptions, files }) });
  return node(folder, [tsc, '-p', '.']);
}

/** Runs Node in a project. */
export function node(folder: string, words: readonly string[]): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { cwd: folder, encoding: 'utf8' });
  return { code: status, stdout, stderr };
}

/** Runs a line as a person types it there, with the commands that the project installed. */
export function shell(folder: string, line: string): Ran {
  const separator = process.platform === 'win32' ? ';' : ':';
  const PATH = [join(folder, 'node_modules', '.bin'), process.env['PATH']].join(separator);
  const options = { cwd: folder, shell: true, env: { ...process.env, PATH }, encoding: 'utf8' } as const;
  const { status, stdout, stderr } = spawnSync(line, options);
  return { code: status, stdout, stderr };
}
