import type { SpawnSyncOptions, SpawnSyncReturns } from 'node:child_process';

/** Runs the pinned pnpm with these words and waits; what `spawnSync` returns, its output as text. */
export declare function pnpm(
  words: readonly string[],
  options: SpawnSyncOptions & { readonly encoding: 'utf8' },
): SpawnSyncReturns<string>;
