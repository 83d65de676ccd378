import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** One way of doing the work: a program in a process of its own. */
export interface Variant {
  readonly name: string;
  /** The program and its arguments; a sentence instead where it cannot be had here. */
  readonly command: readonly string[] | { readonly missing: string };
  /** Largest relative error its numbers may have against the analytic reference. */
  readonly tolerance?: number;
  /** Whether it is left out, with a note, where it does not run; else that is an error. */
  readonly optional?: boolean;
  /** What a reader of its times must know, in a sentence. */
  readonly about?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

/** A variant ended before it had said what it was asked. */
export class Stopped extends Error {}

/** A variant that is running. */
export class Running {
  readonly name: string;
  readonly #child: ChildProcess;
  readonly #lines: AsyncIterator<string>;
  readonly #complaints: string[] = [];

  constructor({ name, command, environment }: Variant) {
    if ('missing' in command) throw new TypeError(`${name} cannot run: ${command.missing}`);
    const [program, ...rest] = command;
    this.name = name;
    this.#child = spawn(program!, rest, { stdio: ['pipe', 'pipe', 'pipe'], env: { ...process.env, ...environment } });
    this.#child.stderr!.on('data', (words: Buffer) => this.#complaints.push(String(words)));
    this.#lines = createInterface({ input: this.#child.stdout! })[Symbol.asyncIterator]();
  }

  /** The numbers it computed, the first line it prints. */
  async numbers(): Promise<number[]> {
    return (await this.#next()).trim().split(/\s+/).map(Number);
  }

  /** Nanoseconds that so many runs took. */
  async time(count: number): Promise<number> {
    this.#child.stdin!.write(`${count}\n`);
    return Number(await this.#next());
  }

  stop(): void {
    this.#child.stdin!.end();
    this.#child.kill();
  }

  async #next(): Promise<string> {
    const line = await this.#lines.next();
    if (line.done !== true) return line.value;
    throw new Stopped(`${this.name} stopped: ${this.#complaints.join('').trim().slice(-600) || 'it gave no reason'}`);
  }
}
