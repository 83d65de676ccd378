import { expect } from 'vitest';
import { fishergrad, scratch } from './command.ts';

/**
 * What the command says of a study that it must refuse: exit 2, nothing printed, no trace, every line with its place.
 * The lines, without the name of the file.
 */
export function refusal(text: string, flags: readonly string[] = []): string[] {
  const { code, stdout, stderr } = fishergrad(['crlb', scratch('bad.yaml', text), ...flags]);
  expect([code, stdout], stderr).toEqual([2, '']);
  expect(stderr).not.toMatch(/\n\s+at |node:|\bundefined\b|\[object|NaN must|Invalid input/);
  const lines = stderr.trim().split('\n');
  for (const line of lines) expect(line).toMatch(/bad\.yaml:\d+:\d+: \S/);
  return lines.map((line) => line.replace(/^.*bad\.yaml:/, ''));
}

/** Demands exactly one sentence, at this line, which has all these words in this order. */
export function refused(text: string, line: number, words: RegExp): void {
  const lines = refusal(text);
  expect(lines, lines.join('\n')).toHaveLength(1);
  expect(lines[0]).toMatch(new RegExp(String.raw`^${line}:\d+: `));
  expect(lines[0]).toMatch(words);
}
