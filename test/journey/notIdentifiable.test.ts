import { describe, expect, it } from 'vitest';
import { fishergrad, scratch } from '../support/command.ts';
import { good } from '../support/goodStudy.ts';

describe('not identifiable: exit 3, with the direction in words', () => {
  it('a single echo for two unknowns', () => {
    const { code, stdout } = fishergrad(['crlb', scratch('one.yaml', good.replace('0.14, 3.54, 6.94 ms', '3 ms'))]);
    expect(code).toBe(3);
    expect(stdout).toContain(
      'S0 and T2star cannot both be estimated from these samples: raising T2star by 1 % and lowering S0 by 0.3 % changes no sample, to first order.',
    );
    expect(stdout).toContain(
      '2 unknowns need at least 2 different samples, and there is 1: add samples at other TE, or take S0 or T2star as known or give it a prior.',
    );
  });

  it('prints the other results of a sweep, and says which failed', () => {
    const path = scratch(
      'some.yaml',
      'model: cosine\ntissue: { A: "0, 1", f: 1 Hz, phi: 0.3 rad }\nprotocol: { t: 0..2 s (step 0.1) }\nnoise: { kind: gaussian, sigma: 0.1 }\n',
    );
    const { code, stdout } = fishergrad(['crlb', path]);
    expect(code).toBe(3);
    expect(stdout).toMatch(/A = 0\nNot identifiable[\s\S]*A = 1\n┌[\s\S]*Summary/);
    const run = fishergrad(['crlb', path, '--json']);
    expect(run.code).toBe(3);
    const { results } = JSON.parse(run.stdout) as {
      results: {
        identifiable: boolean;
        parameters: Record<string, { sd: number | null }>;
        correlation: { matrix: unknown };
        reason?: string;
      }[];
    };
    expect(results.map(({ identifiable }) => identifiable)).toEqual([false, true]);
    expect(results[0]).toMatchObject({
      parameters: { f: { sd: null } },
      correlation: { matrix: null },
      reason: expect.stringContaining('f cannot be estimated'),
    });
  });
});
