// Every example of a doc comment and of a README, run as a test.
import { readFileSync } from 'node:fs';
import { models } from '@fishergrad/models';
import { expect, it } from 'vitest';

declare global {
  interface ImportMeta {
    /** Vite's: imports every file that fits a pattern. */
    glob(patterns: readonly string[], options: { query: string; eager: true }): Record<string, unknown>;
  }
}

const modules = import.meta.glob(['../packages/*/src/**/*.ts', '../packages/*/README.md', '../README.md'], {
  query: '?doctest',
  eager: true,
});

it('the limits count the models of the catalogue', () => {
  const limits = readFileSync(new URL('../docs/limits.md', import.meta.url), 'utf8');
  expect(limits).toContain(`**Models**: ${Object.keys(models).length}.`);
});

it('finds the files whose examples it runs', () => {
  expect(Object.keys(modules).length).toBeGreaterThan(40);
});

it('the README names the first model of every sequence', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const missing = Object.values(models).filter(({ name, sequence }) => !sequence && !readme.includes(`\`${name}\``));
  expect(missing).toEqual([]);
});
