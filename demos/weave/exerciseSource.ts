import { existsSync, readFileSync } from 'node:fs';
import { DemoError } from './demo.ts';

/** The three files of an exercise: to fill in, what a right answer must satisfy, and one that does. */
export type Part = 'exercises' | 'checks' | 'solutions';

/** Where a file of the exercise of a lesson stands; the lesson of `lessons/momentum` is `momentum`. */
export const partOf = (part: Part, lesson: string): URL => new URL(`../lessons/${part}/${lesson}.ts`, import.meta.url);

/** An exercise as a page shows it. */
export interface Exercise {
  /** As Markdown. */
  readonly task: string;
  readonly code: string;
  readonly solution: string;
}

/**
 * What an exercise says, without running it.
 *
 * @throws DemoError where a file is missing, or no comment says the task
 */
export function exerciseOf(lesson: string): Exercise {
  const [exercise, solution] = (['exercises', 'solutions'] as const).map((part) => sourceOf(part, lesson));
  const [, comment] = /^\/\*\*([\s\S]*?)\*\/\s*export /m.exec(exercise) ?? [];
  if (comment === undefined)
    throw new DemoError(`demos/lessons/exercises/${lesson}.ts: no comment /** … */ above an export says the task.`);
  return { task: markdownOf(comment), code: bare(exercise), solution: bare(solution) };
}

function sourceOf(part: Part, lesson: string): string {
  const place = partOf(part, lesson);
  if (!existsSync(place))
    throw new DemoError(`The lesson ${lesson} has no exercise yet: there is no demos/lessons/${part}/${lesson}.ts.`);
  return readFileSync(place, 'utf8').replaceAll('\r\n', '\n');
}

/** The text of a comment, up to its first tag. */
function markdownOf(comment: string): string {
  const lines = comment.split('\n').map((line) => line.replace(/^\s*\* ?/, ''));
  return lines.join('\n').split(/^@\w/m)[0].trim();
}

/** Code without what a page says apart: the comments above exports, and that it is unsolved. */
function bare(source: string): string {
  return source
    .replaceAll(/^\/\*\*[\s\S]*?\*\/\n/gm, '')
    .replaceAll(/^import .*unsolved\.ts';\n/gm, '')
    .trim();
}
