import { existsSync, readFileSync } from 'node:fs';
import { callerOf } from './caller.ts';
import { cut, opens, type Piece } from './cut.ts';
import { collect, type Shown } from './show.ts';

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
  const { pieces, title, lead } = read(name);
  const shown = await collect(name, () => import(placeOf(name).href) as Promise<unknown>).catch((error: unknown) => {
    throw failure(name, callerOf(error instanceof Error ? (error.stack ?? '') : '')?.line, error);
  });
  if (shown.length === 0) throw failure(name, undefined, new Error('it shows nothing'));
  return { name, title, lead, pieces, shown };
}

/**
 * What a demonstration says, without running it.
 *
 * @throws DemoError where it has no title, or prose without an end
 */
export function read(name: string): Pick<Demo, 'pieces' | 'title' | 'lead'> {
  if (!existsSync(placeOf(name)))
    throw new DemoError(`demos/contents.ts names ${name}, but there is no demos/${name}.ts.`);
  try {
    const pieces = cut(readFileSync(placeOf(name), 'utf8').replaceAll('\r\n', '\n'));
    return { pieces, ...opens(pieces) };
  } catch (error) {
    throw failure(name, undefined, error);
  }
}

/** An error of a demonstration, with its place. */
export function failure(name: string, line: number | undefined, error: unknown): DemoError {
  const what = error instanceof Error ? error.message : String(error);
  return new DemoError(`demos/${name}.ts${line === undefined ? '' : `:${line}`}: ${what}`, { cause: error });
}
