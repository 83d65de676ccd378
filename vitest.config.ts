import { defineConfig } from 'vitest/config';
import { docTests } from './tools/docTests.ts';

export default defineConfig({
  plugins: [docTests()],
  test: {
    include: ['test/**/*.test.ts', 'packages/*/test/**/*.test.ts'],
    globalSetup: ['./tools/testSetup.ts'],
    testTimeout: 30_000,
  },
});
