import { cpus, loadavg, totalmem } from 'node:os';

/** What the numbers were measured on. */
export interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly memory: string;
  readonly node: string;
  readonly v8: string;
  readonly compiler: string;
  /** How many processes wanted a core, on average over the minute before the first measurement. */
  readonly load: number;
  readonly day: string;
}

/** Load per core from which others are in the way. */
const BUSY = 0.5;

/** Describes this machine. */
export function machine(compiler: string): Machine {
  return {
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
    node: process.versions.node,
    v8: process.versions.v8,
    compiler,
    load: Number(loadavg()[0]!.toFixed(2)),
    day: new Date().toISOString().slice(0, 10),
  };
}

/** A machine in a line. */
export function described({ processor, cores, memory, node, v8, compiler, load }: Machine): string {
  return `${processor}, ${cores} cores, ${memory}; Node ${node} (V8 ${v8}); ${compiler}; load average ${load} before`;
}

/** A warning where the machine had other things to do; undefined where it had not. */
export function busy({ load, cores }: Machine): string | undefined {
  if (load <= BUSY * cores) return undefined;
  return `The machine was busy when this began (load average ${load} on ${cores} cores, above ${BUSY} a core): take no single time at its word, and ratios with care.`;
}
