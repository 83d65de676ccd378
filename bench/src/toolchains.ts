import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Variant } from './variant.ts';

const bench = fileURLToPath(new URL('..', import.meta.url));

/**
 * Flags of the C references. All have -O3. Without -ffast-math a compiler may neither reorder sums
 * nor call a vector exp, whatever the `simd` pragmas wish.
 */
const FLAGS = {
  /** libm, no fast mathematics. */
  scalar: ['-march=native'],
  /** The widest vectors of this machine, by libmvec. */
  vector: ['-march=native', '-ffast-math', '-fopenmp-simd', '-mprefer-vector-width=512'],
  /** Two doubles at a time: the limit that is fair for WebAssembly. */
  sse: ['-msse4.2', '-ffast-math', '-fopenmp-simd'],
  /** Fast mathematics for any machine of this kind. */
  fast: ['-ffast-math'],
  /** Twice the digits, no matter how long it takes. */
  quad: ['-lquadmath'],
} as const;

type Command = Variant['command'];

const LEFT_OUT: Command = { missing: 'a quick run compares with C alone' };

/** What there is on this machine to compare with. */
export class Toolchains {
  readonly #folder = mkdtempSync(join(tmpdir(), 'fishergrad-bench-'));
  readonly #compiler = ['cc', 'gcc', 'clang'].find((name) => answers(name, ['--version']));
  readonly #compiled = new Map<string, Command>();
  readonly #quick: boolean;
  #peers: boolean | undefined;

  /** @param quick leave out whatever has to be installed, or takes long to start */
  constructor(quick: boolean) {
    this.#quick = quick;
  }

  /** What the C compiler says that it is; "no C compiler" where there is none. */
  get compiler(): string {
    if (this.#compiler === undefined) return 'no C compiler';
    return spawnSync(this.#compiler, ['--version'], { encoding: 'utf8' }).stdout.split('\n')[0]!;
  }

  /** A C reference, compiled for this machine. */
  c(source: string, flags: keyof typeof FLAGS, ...words: readonly string[]): Command {
    const name = `${source}-${flags}`;
    const command = this.#compiled.get(name) ?? this.#compile(source, flags, join(this.#folder, name));
    this.#compiled.set(name, command);
    return 'missing' in command ? command : [...command, ...words];
  }

  #compile(source: string, flags: keyof typeof FLAGS, program: string): Command {
    if (this.#compiler === undefined) return { missing: 'there is no C compiler (cc, gcc or clang)' };
    const words = ['-std=gnu11', '-O3', join(bench, 'c', `${source}.c`), '-o', program];
    const { status, stderr } = spawnSync(this.#compiler, [...words, ...FLAGS[flags], '-lm'], { encoding: 'utf8' });
    return status === 0 ? [program] : { missing: `${source}.c does not compile here: ${firstError(stderr)}` };
  }

  /** A program in Python, where a python3 has the modules it needs. */
  python(script: string, modules: readonly string[], ...words: readonly string[]): Command {
    if (this.#quick) return LEFT_OUT;
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

  /** A program of a JavaScript peer; they are installed apart from the workspace when first asked for. */
  peer(program: string): Command {
    if (this.#quick) return LEFT_OUT;
    this.#peers ??= answers(process.execPath, [join(bench, '..', 'tools', 'setup.mjs'), join(bench, 'peers')]);
    const path = join(bench, 'peers', `${program}.js`);
    return this.#peers ? [process.execPath, path] : { missing: 'the peers from npm could not be installed' };
  }

  /** Removes what was compiled. */
  close(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

function firstError(words: string): string {
  const lines = words.split('\n');
  return (lines.find((line) => /error/i.test(line)) ?? lines[0]!).trim();
}

function answers(program: string, words: readonly string[]): boolean {
  return spawnSync(program, words, { stdio: 'ignore' }).status === 0;
}
