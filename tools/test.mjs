/**
 * Everything that must hold: format, lint, types, tests. Prints each step, and at the end one line: N passed, N failed.
 *
 * Arguments go to vitest: `npm test -- test/laws` runs the steps and only those tests.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'fishergrad-test-'));
const report = join(scratch, 'report.json');
let [passed, failed] = [0, 0];

step('format', 'oxfmt', ['--check']);
step('lint', 'oxlint', ['--type-aware', '--deny-warnings']);
step('types', 'tsc', ['-b']);
step('unused', 'knip', []);
step('size', 'size-limit', []);
const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
count(run('vitest', ['run', ...reporters, ...process.argv.slice(2)]));
rmSync(scratch, { recursive: true, force: true });
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

function step(name, command, words) {
  const began = Date.now();
  const ok = run(command, words) === 0;
  console.log(`${ok ? '✓' : '✗'} ${name} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
  if (ok) passed++;
  else failed++;
}

function run(command, words) {
  const bin = join(root, 'node_modules', '.bin', command);
  return spawnSync(bin, words, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' }).status;
}

/** Adds what vitest counted; a run that failed without a failed test, or of which no report is left, is one failure. */
function count(status) {
  let tests = { numPassedTests: 0, numFailedTests: 0 };
  try {
    tests = JSON.parse(readFileSync(report, 'utf8'));
  } catch {
    console.error('The test runner left no report.');
  }
  passed += tests.numPassedTests;
  failed += tests.numFailedTests;
  if (status !== 0 && tests.numFailedTests === 0) failed++;
}
