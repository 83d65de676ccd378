/**
 * Installs what is missing, with nothing but Node and npm on the machine: of the workspace, or of the folder given as argument.
 *
 * Does nothing when `node_modules` is newer than every file that decides what belongs in it.
 * Otherwise it takes the pnpm that package.json pins.
 */
import { existsSync, readdirSync, statSync, utimesSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pnpm } from './pnpm.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = resolve(process.argv[2] ?? root);
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  fail(`fishergrad needs Node 20.19 or newer; this is Node ${process.versions.node}.`);
}
if (!isInstalled()) install();

function isInstalled() {
  const stamp = join(folder, 'node_modules', '.modules.yaml');
  if (!existsSync(stamp)) return false;
  const installed = statSync(stamp).mtimeMs;
  return decisiveFiles().every((file) => statSync(file).mtimeMs <= installed);
}

function decisiveFiles() {
  const top = ['package.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml'].map((name) => join(folder, name));
  return [...top, ...(folder === resolve(root) ? members() : [])].filter((file) => existsSync(file));
}

function members() {
  const packages = readdirSync(join(root, 'packages')).map((name) => join('packages', name));
  return [...packages, 'bench', 'demos', 'docs'].map((member) => join(root, member, 'package.json'));
}

function install() {
  console.error(
    `Setting up: installing the packages pinned in ${join(relative(root, folder), 'pnpm-lock.yaml')} (once, about half a minute) …`,
  );
  const { status } = pnpm(['install', '--frozen-lockfile', '--reporter=append-only'], {
    cwd: folder,
    stdio: ['ignore', 2, 2],
    env: { ...process.env, CI: 'true' },
  });
  if (status !== 0) fail('The installation did not finish: see the lines above. Is the npm registry reachable?');
  const now = new Date();
  utimesSync(join(folder, 'node_modules', '.modules.yaml'), now, now);
}

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}
