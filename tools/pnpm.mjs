/** The pnpm that package.json pins: from PATH if the version fits, else through npx. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const shell = process.platform === 'win32';

/** Runs the pinned pnpm with these words and waits; what `spawnSync` returns. */
export function pnpm(words, options = {}) {
  const [command, ...first] = pinned();
  return spawnSync(command, [...first, ...words], { cwd: root, shell, ...options });
}

function pinned() {
  const { packageManager } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));
  const version = packageManager.split('@')[1].split('+')[0];
  const onPath = spawnSync('pnpm', ['--version'], { encoding: 'utf8', cwd: root, shell });
  return onPath.stdout?.trim() === version
    ? ['pnpm']
    : ['npx', '--yes', '--prefer-offline', '--loglevel=error', `pnpm@${version}`];
}
