/** Builds what has changed, then measures on built JavaScript: `npm run bench -- [G1 G2 …]`. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from '../tools/build.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
ensureBuilt();
run('node_modules/typescript/bin/tsc', '-b', 'bench');
run('--conditions=fishergrad-built', 'bench/dist/main.js', ...process.argv.slice(2));

function run(...words) {
  const { status } = spawnSync(process.execPath, words, { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
