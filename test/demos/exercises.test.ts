// Every lesson has an exercise that is not solved, a solution that is, and a check that tells them apart.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { course } from '../../demos/contents.ts';
import { Unsolved, unsolved } from '../../demos/support/unsolved.ts';
import { exerciseOf } from '../../demos/weave/exerciseSource.ts';
import { filesIn } from '../../demos/weave/existing.ts';
import { type Check, load, stateOf } from '../../demos/weave/solve.ts';

type Step = { readonly rate: number; readonly momentum: number };

const root = fileURLToPath(new URL('../..', import.meta.url));
const lessons = course.pages.map((name) => name.slice('lessons/'.length));

/** Exercises that a reader is at work on: their files are other than those committed. */
const atWork = spawnSync('git', ['diff', '--name-only', 'HEAD', '--', 'demos/lessons/exercises'], {
  cwd: root,
  encoding: 'utf8',
}).stdout;
const isAtWork = (lesson: string): boolean => atWork?.includes(`/exercises/${lesson}.ts`) ?? false;

/** Answers that are right for no exercise; a check that loops over what it is given may take the empty one for right. */
const wrongs: Readonly<Record<string, () => unknown>> = {
  nothing: () => undefined,
  '0': () => 0,
  NaN: () => NaN,
  'an empty list': () => [],
};

it.each(['exercises', 'checks', 'solutions'])('demos/lessons/%s has a file for every lesson, and no other', (part) => {
  const files = filesIn(`lessons/${part}/`).map((name) => name.split('/').at(-1)!);
  expect(files.toSorted()).toEqual(lessons.toSorted());
});

describe.each(lessons)('%s', (lesson) => {
  it.skipIf(isAtWork(lesson))('is not solved, and says so in a sentence', async () => {
    const state = await stateOf(lesson);
    expect(state.is).toBe('unsolved');
    expect(state).toMatchObject({
      says: expect.stringMatching(
        new RegExp(`^This exercise is not solved yet: write \\w+ in demos/lessons/exercises/${lesson}\\.ts\\.$`),
      ),
    });
  });

  it('has a solution that holds, and exports what the exercise does', async () => {
    expect(await stateOf(lesson, 'solutions')).toEqual({ is: 'solved' });
    const [exercise, solution] = [await load<object>('exercises', lesson), await load<object>('solutions', lesson)];
    expect(Object.keys(solution)).toEqual(Object.keys(exercise));
  });

  it('says its task', () => {
    const { task, code, solution } = exerciseOf(lesson);
    expect(task).toMatch(/^[A-Z`$*][\s\S]*[.?!:)`$]$/);
    if (!isAtWork(lesson)) expect(code).toContain('unsolved(');
    expect(solution).not.toContain('unsolved');
  });

  it.each(Object.keys(wrongs))('does not hold for %s', async (wrong) => {
    const [{ default: check }, solution] = [
      await load<{ default: Check }>('checks', lesson),
      await load<Record<string, unknown>>('solutions', lesson),
    ];
    const answers = Object.keys(solution).filter((name) => typeof solution[name] === 'function');
    expect(answers).not.toEqual([]);
    for (const name of answers) {
      await expect(Promise.resolve({ ...solution, [name]: wrongs[wrong] }).then(check), name).rejects.toBeInstanceOf(
        Error,
      );
    }
  });
});

describe('npm run exercise', () => {
  const exercise = (...words: readonly string[]): { code: number | null; stdout: string; stderr: string } => {
    const tsx = join(root, 'node_modules/tsx/dist/cli.mjs');
    const ran = spawnSync(process.execPath, [tsx, 'demos/weave/exercise.ts', ...words], {
      cwd: root,
      encoding: 'utf8',
    });
    return { code: ran.status, stdout: ran.stdout, stderr: ran.stderr };
  };

  it('lists the exercises', () => {
    const { code, stdout } = exercise();
    expect(code).toBe(0);
    const listed = [...stdout.matchAll(/^ {2}([\w-]+) +[·✓✗] (.*)$/gm)];
    expect(listed.map(([, lesson]) => lesson)).toEqual(lessons);
    for (const [, lesson, state] of listed) if (!isAtWork(lesson!)) expect(state).toBe('not solved yet');
    expect(stdout).toMatch(new RegExp(`^\\d+ of ${lessons.length} solved\\.$`, 'm'));
  });

  it('checks one, or its solution', () => {
    if (!isAtWork('momentum'))
      expect(exercise('momentum')).toMatchObject({ code: 1, stdout: expect.stringContaining('write nesterovStep in') });
    expect(exercise('lessons/momentum', '--', '--solution')).toEqual({
      code: 0,
      stdout: '✓ momentum: it holds.\n',
      stderr: '',
    });
  });

  it('says what does not hold yet', async () => {
    const { default: check } = await load<{ default: Check }>('checks', 'momentum');
    const heavy = (slope: (x: number) => number, x: number, before: number, { rate, momentum }: Step): number =>
      x - rate * slope(x) + momentum * (x - before);
    expect(() => check({ nesterovStep: heavy })).toThrow(
      'The slope is that of the place to which the momentum leads: 0.45 here, not 0.4.',
    );
  });

  it.each([
    [['momentun'], 'There is no exercise "momentun"; did you mean momentum?'],
    [['momentum', 'schedules'], 'One exercise at a time'],
    [['--frobnicate'], "Unknown option '--frobnicate'."],
  ])('refuses %j', (words, sentence) => {
    expect(exercise(...words)).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining(sentence) });
  });

  it('says how it is called', () => {
    expect(exercise('--help')).toMatchObject({ code: 0, stdout: expect.stringContaining('-- --solution') });
  });
});

it('what is unsolved is known as such', () => {
  expect(() => unsolved()).toThrow(Unsolved);
});
