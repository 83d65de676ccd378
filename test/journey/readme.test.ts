// What the README shows of the command is what the command prints.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { fishergrad, scratch } from '../support/command.ts';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
const fences = [...readme.matchAll(/^```(yaml|sh|text)\n([\s\S]*?)^```/gm)].map(([, kind, text]) => ({
  kind,
  text: text!,
}));
const studies = fences.flatMap(({ kind, text }, i) => {
  const [command, printed] = [fences[i + 1], fences[i + 2]];
  if (kind !== 'yaml' || command?.kind !== 'sh' || printed?.kind !== 'text') return [];
  return [{ study: text, command: command.text.trim(), printed: printed.text }];
});

it('shows three studies', () => expect(studies.length).toBe(3));

it.each(studies)('prints what it shows: $command', ({ study, command, printed }) => {
  const [, verb = '', file = '', ...flags] = command.replace('npx ', '').split(' ');
  expect(command).toMatch(/^npx fishergrad (crlb|design) \w+\.yaml/);
  const { code, stdout } = fishergrad([verb, scratch(file, study), ...flags]);
  expect(code).toBe(0);
  expect(stdout).toContain(printed.trim());
});
