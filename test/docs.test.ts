// Every example of a doc comment and of a README, run as a test.
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

it('finds the files whose examples it runs', () => {
  expect(Object.keys(modules).length).toBeGreaterThan(40);
});
