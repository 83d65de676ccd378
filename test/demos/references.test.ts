// The committed references are what their scripts make, where Debian's Python packages are there to make them again.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const here = fileURLToPath(new URL('../../demos/reference/', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'fishergrad-references-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The first Python that has a library: the system's own often has what another on the path does not. */
const pythonWith = (library: string): string | undefined =>
  ['/usr/bin/python3', 'python3'].find(
    (python) => spawnSync(python, ['-c', `import ${library}`], { stdio: 'ignore' }).status === 0,
  );

/** All numbers of a JSON text, be they written as numbers or as strings of digits. */
const numbersOf = (text: string): number[] =>
  [...text.matchAll(/-?\d+(?:\.\d+)?(?:e[+-]?\d+)?/g)].map(([each]) => Number(each));

describe.each([
  { script: 'pytorch', library: 'torch' },
  { script: 'exact', library: 'sympy' },
])('$script.json', ({ script, library }) => {
  const python = pythonWith(library);
  if (!python) console.warn(`No Python here has ${library}: ${script}.json is not made again.`);

  it.skipIf(!python)('is what its script makes', () => {
    const { status, stderr } = spawnSync(python!, ['-B', join(here, `${script}.py`), folder], { encoding: 'utf8' });
    expect([status, stderr]).toEqual([0, '']);
    const [held, made] = [here, folder].map((place) => readFileSync(join(place, `${script}.json`), 'utf8'));
    expect(made!.replaceAll(/-?\d[\d.e+-]*/g, '#')).toBe(held!.replaceAll(/-?\d[\d.e+-]*/g, '#'));
    const wanted = numbersOf(held!);
    // Another version of PyTorch or of the C library may round the last digit otherwise.
    numbersOf(made!).forEach((each, k) =>
      expect(Math.abs(each - wanted[k]!)).toBeLessThanOrEqual(1e-14 * Math.abs(wanted[k]!)),
    );
  });
});
