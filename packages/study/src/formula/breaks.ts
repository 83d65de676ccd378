import { namesBelow } from './link.ts';
import type { Scope } from './scope.ts';
import type { Step } from './step.ts';

/** What to mind of parameters that decide where a formula breaks: the slopes of `where` and `step` do not know of it. */
export function breaks(steps: readonly Step[], { parameters }: Scope): string[] {
  const found = steps.flatMap((step) => {
    if (step.kind !== 'apply' || (step.op !== 'where' && step.op !== 'step')) return [];
    return namesBelow(steps, step.args[0]!).filter((name) => Object.hasOwn(parameters, name));
  });
  return [...new Set(found)].map(
    (name) =>
      `${name} decides where the formula breaks: the bound counts the slopes on either side, and no jump between them.`,
  );
}
