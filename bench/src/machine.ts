import { spawnSync } from 'node:child_process';
import { cpus, totalmem } from 'node:os';

/** What the numbers were measured on. */
export interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly memory: string;
  readonly node: string;
  readonly v8: string;
  readonly compiler: string;
  readonly day: string;
}

/** Describes this machine. */
export function machine(): Machine {
  const said = spawnSync('cc', ['--version'], { encoding: 'utf8' }).stdout ?? '';
  return {
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
    node: process.versions.node,
    v8: process.versions.v8,
    compiler: said.split('\n')[0] || 'none',
    day: new Date().toISOString().slice(0, 10),
  };
}
