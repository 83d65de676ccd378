import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';

/** The first Python that has a library: the system's own often has what another on the path does not. */
export function pythonWith(library: string): string | undefined {
  return ['/usr/bin/python3', 'python3'].find(
    (python) => spawnSync(python, ['-c', `import ${library}`], { stdio: 'ignore' }).status === 0,
  );
}

/** All numbers of a JSON text, be they written as numbers or as strings of digits. */
const numbersOf = (text: string): number[] =>
  [...text.matchAll(/-?\d+(?:\.\d+)?(?:e[+-]?\d+)?/g)].map(([each]) => Number(each));
const formOf = (text: string): string => text.replaceAll(/-?\d[\d.e+-]*/g, '#');

/** Demands that a script writes, into a folder of its own, the file that is held: the same form, and the same numbers to a tolerance. */
export function expectMadeAgain(python: string, script: string, held: string, tolerance: number): void {
  const folder = mkdtempSync(join(tmpdir(), 'fishergrad-references-'));
  try {
    const { status, stderr } = spawnSync(python, ['-B', script, folder], { encoding: 'utf8' });
    expect([status, stderr]).toEqual([0, '']);
    const [wanted, made] = [held, join(folder, held.split('/').at(-1)!)].map((path) => readFileSync(path, 'utf8'));
    expect(formOf(made!)).toBe(formOf(wanted!));
    const numbers = numbersOf(wanted!);
    numbersOf(made!).forEach((each, k) =>
      expect(Math.abs(each - numbers[k]!)).toBeLessThanOrEqual(tolerance * Math.abs(numbers[k]!)),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
