#!/usr/bin/env -S node --conditions=fishergrad-built
// Runs the command inside the workspace: builds it first when a source is newer. The published package runs dist/main.js.
import { ensureBuilt } from '../../../tools/build.mjs';

try {
  ensureBuilt();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
await import('../dist/main.js');
