import { readFileSync } from 'node:fs';
import { cut, opens, type Piece } from './cut.ts';
import { callLine, collect, type Shown } from './show.ts';
import { asHeld } from './terminal.ts';

/** A demonstration that has been run. */
export interface Demo {
  readonly name: string;
  /** As Markdown. */
  readonly title: string;
  readonly lead: string;
  readonly pieces: readonly Piece[];
  readonly shown: readonly Shown[];
}

/** Where a demonstration stands. */
export const placeOf = (name: string): URL => new URL(`../${name}.ts`, import.meta.url);

/** Where its results are held. */
export const resultsOf = (name: string): URL => new URL(`../results/${name}.txt`, import.meta.url);

/** A demonstration did not run to its end; its message says where, and why. */
export class DemoError extends Error {}

const ran = new Map<string, Promise<Demo>>();

/**
 * Runs a demonstration by its name, once: a second time it is as it was.
 *
 * @throws DemoError where it fails
 */
export async function run(name: string): Promise<Demo> {
  const running = ran.get(name) ?? runOnce(name);
  ran.set(name, running);
  return running;
}

async function runOnce(name: string): Promise<Demo> {
  const shown = await collect(() => import(placeOf(name).href) as Promise<unknown>).catch((error: Error) => {
    const line = callLine(error.stack ?? '');
    throw new DemoError(`demos/${name}.ts${line > 0 ? `:${line}` : ''}: ${error.message}`, { cause: error });
  });
  const pieces = cut(readFileSync(placeOf(name), 'utf8'));
  return { name, ...opens(pieces), pieces, shown };
}

/** All it showed, as it is held in `results/`. */
export function held({ name, shown }: Demo): string {
  const head = `${name}.ts shows this. Numbers are held to their last printed digit, distances (≤) to their tolerance.`;
  return `${[head, ...shown.map(({ output }) => asHeld(output))].join('\n\n')}\n`;
}
