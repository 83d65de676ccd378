import { failure } from './demo.ts';
import { exerciseOf } from './exerciseSource.ts';
import type { Renderer } from './markdown.ts';

/**
 * The end of a lesson's page: the task, the code to fill in, how to check it, and a solution to unfold. Empty for other pages.
 *
 * @throws DemoError where a lesson has no exercise, or its task cannot be typeset
 */
export function exerciseHtml(name: string, render: Renderer): string {
  if (!name.startsWith('lessons/')) return '';
  const lesson = name.slice('lessons/'.length);
  const { task, code, solution } = exerciseOf(lesson);
  const file = `demos/lessons/exercises/${lesson}.ts`;
  return `<section class="exercise">
<h2>Exercise</h2>
${proseOf(lesson, task, render)}
${render.code(code, 'ts')}
<p>Fill in <code>${file}</code>. This says whether it holds, or what does not yet:</p>
${render.code(`npm run exercise ${lesson}`, 'sh')}
<details class="solution"><summary>A solution</summary>${render.code(solution, 'ts')}</details>
</section>`;
}

function proseOf(lesson: string, task: string, render: Renderer): string {
  try {
    return render.prose(task);
  } catch (error) {
    throw failure(`lessons/exercises/${lesson}`, undefined, error);
  }
}
