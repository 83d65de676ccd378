// The benchmarks as a person runs them: every variant's numbers agree, or the run says so. No time is ever asserted.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type Ran, scratch } from '../support/command.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const installed = existsSync(`${root}/bench/peers/node_modules`);

function bench(...words: readonly string[]): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['bench/run.mjs', ...words], {
    cwd: root,
    encoding: 'utf8',
    timeout: 60_000,
  });
  return { code: status, stdout, stderr };
}

interface Results {
  readonly quick: boolean;
  readonly results: readonly { readonly id: string; readonly outcome: { readonly figures: readonly unknown[] } }[];
}

describe('npm run bench', () => {
  it('lists the goals', () => {
    const { code, stdout } = bench('--help');
    expect(code).toBe(0);
    for (let k = 1; k <= 14; k++) expect(stdout).toMatch(new RegExp(`^ +G${k} +\\S`, 'm'));
  });

  it.each([
    [['G99'], 'There is no goal "G99"'],
    [['--fast'], "Unknown option '--fast'"],
  ])('%s is answered with a sentence', (words, sentence) => {
    const { code, stdout, stderr } = bench(...words);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(sentence);
    expect(stderr).not.toMatch(/^ +at /m);
  });

  // Ours and, where there is a compiler, C; Python and peers from npm only come with a full run.
  it('runs quickly through the goals, with numbers that are right', () => {
    const ids = ['G1', 'G2', 'G3', 'G5', 'G6', 'G7', 'G8', 'G9', 'G10', 'G11', 'G12', 'G13'];
    const json = scratch('bench.json', '');
    const { code, stdout, stderr } = bench(...ids, '--quick', '--json', json);
    expect(stderr).not.toContain('failed');
    expect(code).toBe(0);
    const { quick, results } = JSON.parse(readFileSync(json, 'utf8')) as Results;
    expect(quick).toBe(true);
    expect(results.map(({ id }) => id)).toEqual(ids);
    expect(stdout.split('\n')[0]).toMatch(/^goal +what +measured +wanted +result$/);
    for (const { id, outcome } of results) {
      expect(stdout.split(`\n${id} `).length - 1, id).toBeGreaterThanOrEqual(outcome.figures.length);
    }
    expect(existsSync(`${root}/bench/peers/node_modules`)).toBe(installed);
  }, 60_000);
});
