import { bounds, readStudy, StudyError } from '@fishergrad/study';
import { expect } from 'vitest';
import { fishergrad, scratch } from './command.ts';

/** What is said of a study that must be refused: what the command prints, without its half a second. */
export function refusalText(text: string): string {
  let said = '';
  try {
    for (const { label } of bounds(readStudy(text, { name: 'bad.yaml' }))) said = `it was computed: ${label}`;
  } catch (error) {
    if (!(error instanceof StudyError)) throw error;
    const { message } = error;
    expect(message).not.toMatch(/\n\s+at |node:|\bundefined\b|\[object|NaN must|Invalid input/);
    for (const line of message.split('\n')) expect(line).toMatch(/^(?:bad\.yaml:\d+:\d+: \S|… and \d+ more)/);
    return message.replaceAll(/^bad\.yaml:/gm, '');
  }
  throw new Error(said);
}

/** The sentences of such a refusal. */
export function refusal(text: string): string[] {
  return refusalText(text).split('\n');
}

/** Demands that the command refuses this study too, in the same words: exit 2, nothing printed. */
export function expectRefusedByCommand(text: string, flags: readonly string[] = []): void {
  const { code, stdout, stderr } = fishergrad(['crlb', scratch('bad.yaml', text), ...flags]);
  expect([code, stdout], stderr).toEqual([2, '']);
  expect(stderr.trim().replaceAll(/^.*bad\.yaml:/gm, '')).toBe(refusalText(text));
}

/** Demands exactly one sentence, at this line, which has all these words in this order. */
export function refused(text: string, line: number, words: RegExp): void {
  const lines = refusal(text);
  expect(lines, lines.join('\n')).toHaveLength(1);
  expect(lines[0]).toMatch(new RegExp(String.raw`^${line}:\d+: `));
  expect(lines[0]).toMatch(words);
}
