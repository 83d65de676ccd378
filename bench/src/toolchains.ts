import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Variant } from './variant.ts';

const bench = fileURLToPath(new URL('..', import.meta.url));

/** Flags of the C references. All have -O3; `simd` pragmas are obeyed where the mathematics may be vectorized. */
export const FLAGS = {
  /** libm, no fast mathematics. */
  scalar: ['-march=native'],
  /** The widest vectors of this machine, by libmvec. */
  vector: ['-march=native', '-ffast-math', '-fopenmp-simd', '-mprefer-vector-width=512'],
  /** Two doubles at a time: the limit that is fair for WebAssembly. */
  sse: ['-msse4.2', '-ffast-math', '-fopenmp-simd'],
  /** Fast mathematics for any machine of this kind. */
  fast: ['-ffast-math'],
} as const;

type Command = Variant['command'];

/** What there is on this machine to compare with. */
export class Toolchains {
  readonly #folder = mkdtempSync(join(tmpdir(), 'fishergrad-bench-'));
  readonly #compiler = ['cc', 'gcc', 'clang'].find((name) => answers(name, ['--version']));

  /** A C reference, compiled for this machine. */
  c(source: string, flags: keyof typeof FLAGS, ...words: readonly string[]): Command {
    if (this.#compiler === undefined) return { missing: 'there is no C compiler (cc, gcc or clang)' };
    const program = join(this.#folder, `${source}-${flags}`);
    if (!existsSync(program)) {
      const path = join(bench, 'c', `${source}.c`);
      const from = ['-std=gnu11', '-O3', ...FLAGS[flags], path, '-o', program, '-lm', ...libraries(source)];
      const { status, stderr } = spawnSync(this.#compiler, from, { encoding: 'utf8' });
      if (status !== 0) return { missing: `${source}.c does not compile here: ${stderr.split('\n')[0]}` };
    }
    return [program, ...words];
  }

  /** A program in Python, where a python3 has the modules it needs. */
  python(script: string, modules: readonly string[], ...words: readonly string[]): Command {
    const found = ['python3', '/usr/bin/python3'].find((name) =>
      answers(name, ['-c', `import ${['sys', ...modules].join(', ')}`]),
    );
    const needs = modules.length > 0 ? `no python3 here has ${modules.join(' and ')}` : 'there is no python3';
    return found === undefined ? { missing: needs } : [found, join(bench, 'python', `${script}.py`), ...words];
  }

  /** A program of ours, on built JavaScript. */
  own(program: string, ...words: readonly string[]): readonly string[] {
    return this.ownWith([], program, ...words);
  }

  /** The same with flags for Node. */
  ownWith(flags: readonly string[], program: string, ...words: readonly string[]): readonly string[] {
    const path = join(bench, 'dist', 'variants', `${program}.js`);
    return [process.execPath, ...flags, '--conditions=fishergrad-built', path, ...words];
  }

  /** A program of a JavaScript peer, installed apart from the workspace when first asked for. */
  peer(program: string, ...words: readonly string[]): Command {
    const peers = join(bench, 'peers');
    mkdirSync(peers, { recursive: true });
    const there = existsSync(join(peers, 'node_modules', '.modules.yaml'));
    return there
      ? [process.execPath, join(peers, `${program}.js`), ...words]
      : { missing: 'the peers are not installed' };
  }
}

function libraries(source: string): string[] {
  return source === 'precise'
    ? ['-lquadmath']
    : answers('ls', ['/usr/lib/x86_64-linux-gnu/libmvec.so'])
      ? ['-lmvec']
      : [];
}

function answers(program: string, words: readonly string[]): boolean {
  return spawnSync(program, words, { stdio: 'ignore' }).status === 0;
}
