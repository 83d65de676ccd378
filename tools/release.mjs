/**
 * Publishes every package whose version npm does not have yet, compiled anew. Words go to `changeset publish`.
 *
 * It runs inside the pinned pnpm, so that pnpm is the one that publishes: npm would ignore `publishConfig.exports`.
 */
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from './build.mjs';
import { pnpm } from './pnpm.mjs';

const packages = fileURLToPath(new URL('../packages', import.meta.url));
for (const name of readdirSync(packages)) rmSync(join(packages, name, 'dist'), { recursive: true, force: true });
ensureBuilt();
process.exitCode = pnpm(['exec', 'changeset', 'publish', ...process.argv.slice(2)], { stdio: 'inherit' }).status ?? 1;
