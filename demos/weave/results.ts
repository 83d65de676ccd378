import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { Demo } from './demo.ts';
import { asHeld } from './terminal.ts';

/** Where the results of a demonstration are held. */
export const resultsOf = (name: string): URL => new URL(`../results/${name}.txt`, import.meta.url);

/** All a demonstration showed, as it is held in `results/`. */
export function held({ name, shown }: Demo): string {
  const head = `${name}.ts shows this. Numbers are held to their last printed digit, distances (≤) to their tolerance.`;
  return `${[head, ...shown.map(({ output }) => asHeld(output))].join('\n\n')}\n`;
}

/** Holds what a demonstration shows now. */
export function accept(demo: Demo): void {
  mkdirSync(new URL('.', resultsOf(demo.name)), { recursive: true });
  writeFileSync(resultsOf(demo.name), held(demo));
}

/** Where a demonstration shows something else than is held, in words; empty where it does not. */
export function drift(demo: Demo): string {
  const { name } = demo;
  const file = `demos/results/${name}.txt`;
  if (!existsSync(resultsOf(name)))
    return `What ${name} shows is not held yet: npm run demos -- --accept writes ${file}.\n`;
  const [now, before] = [held(demo).split('\n'), readFileSync(resultsOf(name), 'utf8').split('\n')];
  const line = [...now, ...before].findIndex((_, k) => now[k] !== before[k]);
  if (line < 0 || (now[line] ?? before[line]) === undefined) return '';
  const [was, is] = [before[line] ?? '(nothing more)', now[line] ?? '(nothing more)'];
  return (
    `${name} shows other results than ${file} holds, from line ${line + 1} on:\n  held  ${was}\n  now   ${is}\n` +
    `If that is right, see whether the prose still is; npm run demos -- --accept holds the new results.\n`
  );
}
