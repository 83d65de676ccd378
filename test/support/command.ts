import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'fishergrad-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What a command left behind. */
export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built `fishergrad` as a person would, from the root of the project. */
export function fishergrad(
  words: readonly string[],
  options: { input?: string; env?: Record<string, string> } = {},
): Ran {
  const bin = ['--conditions=fishergrad-built', 'packages/cli/bin/fishergrad.js'];
  const { status, stdout, stderr } = spawnSync(process.execPath, [...bin, ...words], {
    cwd: root,
    encoding: 'utf8',
    input: options.input ?? '',
    env: { ...process.env, ...options.env },
    timeout: 60_000,
  });
  return { code: status, stdout, stderr };
}

/** A file of that name and content in a scratch folder; its path. */
export function scratch(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}
