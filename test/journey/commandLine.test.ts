import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fishergrad, scratch } from '../support/command.ts';

describe('the command line', () => {
  it.each([
    [['crlb']],
    [['crlb', 'a', 'b']],
    [['clrb', 'x']],
    [['crlb', '--jsn', 'x']],
    [['models', 'nope']],
    [['verify', 'nope']],
    [['graph']],
    [['models', '--study']],
  ])('%s is wrong input', (words) => {
    const { code, stdout, stderr } = fishergrad(words);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/\w/);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  it.each([
    [[]],
    [['--help']],
    [['help']],
    [['crlb', '--help']],
    [['models', '--help']],
    [['verify', '--help']],
    [['graph', '--help']],
    [['--version']],
  ])('%s is fine', (words) => {
    const { code, stdout, stderr } = fishergrad(words);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout.length).toBeGreaterThan(4);
  });

  it('a folder inside which a study stands is told apart from it', () => {
    const folder = `${dirname(scratch('x', ''))}/folder`;
    mkdirSync(folder, { recursive: true });
    expect(fishergrad(['crlb', folder]).code).toBe(2);
  });
});
