import { AssertionError } from 'node:assert';
import { relative } from 'node:path';
import { cwd } from 'node:process';
import { fileURLToPath } from 'node:url';
import { type Part, partOf } from './exerciseSource.ts';
import { filesIn } from './existing.ts';

/** Where an exercise stands, and a sentence for all but a solved one. */
export type State = { readonly is: 'solved' } | { readonly is: 'unsolved' | 'wrong'; readonly says: string };

/** What a check takes: the functions of an exercise. */
export type Check = (exercise: object) => void | Promise<void>;

/** The lessons that have an exercise. */
export const exercises = (): string[] => filesIn('lessons/exercises/').map((name) => name.split('/').at(-1)!);

/** Checks what a reader wrote, or the solution. */
export async function stateOf(lesson: string, part: Exclude<Part, 'checks'> = 'exercises'): Promise<State> {
  try {
    const { default: check } = await load<{ default: Check }>('checks', lesson);
    await check(await load<object>(part, lesson));
    return { is: 'solved' };
  } catch (error) {
    if (error instanceof Error && error.name === 'Unsolved') return { is: 'unsolved', says: error.message };
    return { is: 'wrong', says: error instanceof AssertionError ? error.message : brokenOff(error) };
  }
}

/** The files of an exercise as modules. */
export async function load<T>(part: Part, lesson: string): Promise<T> {
  return (await import(partOf(part, lesson).href)) as T;
}

/** What stopped a check before it could say a sentence of its own, and in which line of the reader's. */
function brokenOff(error: unknown): string {
  const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
  const [, path, line] =
    /\(?((?:file:\/\/)?[^\s(]+\/lessons\/(?:exercises|solutions)\/[\w-]+\.ts)[^:]*:(\d+)/.exec(stack) ?? [];
  const file = path?.startsWith('file:') ? fileURLToPath(path) : path;
  const place = file === undefined ? '' : ` at ${relative(cwd(), file)}:${line}`;
  // What cannot be read comes with its path in front.
  return `The check broke off${place}: ${message.split('ERROR: ').at(-1)}`;
}
