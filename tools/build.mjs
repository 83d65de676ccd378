/**
 * Compiles the packages to JavaScript when a source is newer than the last build.
 *
 * Compared are modification times of sources, manifests and their folders (a folder changes when a file in it goes).
 * A lock folder lets several processes ask at once.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const packages = readdirSync(join(root, 'packages')).map((name) => join(root, 'packages', name));
const stamp = join(root, 'node_modules', '.fishergrad-built');
const lock = join(root, 'node_modules', '.fishergrad-building');

/** Makes `dist` of every package as new as its sources. Throws with the compiler's output when they do not compile. */
export function ensureBuilt() {
  if (isFresh()) return;
  if (!existsSync(join(root, 'node_modules')))
    throw new Error('The packages are not installed yet: run npm start once.');
  acquire();
  try {
    if (!isFresh()) build();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

function isFresh() {
  if (!existsSync(stamp) || !packages.every(hasOutput)) return false;
  const built = statSync(stamp).mtimeMs;
  const configured = ['tsconfig.base.json', 'tsconfig.build.json', 'pnpm-lock.yaml'].map((name) => join(root, name));
  const inputs = [...configured, ...packages.flatMap((dir) => [join(dir, 'package.json'), join(dir, 'tsconfig.json')])];
  return [...inputs, ...packages.flatMap((dir) => tree(join(dir, 'src')))].every(
    (path) => statSync(path).mtimeMs <= built,
  );
}

function tree(dir) {
  const entries = readdirSync(dir, { withFileTypes: true });
  return [
    dir,
    ...entries.flatMap((entry) => (entry.isDirectory() ? tree(join(dir, entry.name)) : [join(dir, entry.name)])),
  ];
}

function hasOutput(dir) {
  return existsSync(join(dir, 'dist'));
}

function build() {
  const began = new Date();
  const force = packages.every(hasOutput) ? [] : ['--force'];
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const { status, stdout, stderr } = spawnSync(process.execPath, [tsc, '-b', 'tsconfig.build.json', ...force], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`The sources do not compile:\n${stdout}${stderr}`);
  packages.forEach(sweep);
  writeFileSync(stamp, began.toISOString());
}

/** Removes what was compiled of a source that is gone: the compiler leaves it, and it would be packed. */
function sweep(dir) {
  for (const path of tree(join(dir, 'dist'))) {
    const [, stem] = /^(.*?)(?:\.d\.ts|\.js)(?:\.map)?$/.exec(relative(join(dir, 'dist'), path)) ?? [];
    if (stem && !existsSync(join(dir, 'src', `${stem}.ts`))) rmSync(path);
  }
}

function acquire() {
  const pause = new Int32Array(new SharedArrayBuffer(4));
  for (;;) {
    try {
      mkdirSync(lock);
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    const since = statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
    if (Date.now() - since > 120_000) rmSync(lock, { recursive: true, force: true });
    Atomics.wait(pause, 0, 0, 50);
  }
}
