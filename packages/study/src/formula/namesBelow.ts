import type { Step } from './step.ts';

/** The names that the value of a step depends on, in no particular order, each once. */
export function namesBelow(steps: readonly Step[], from: number): readonly string[] {
  const [todo, met, names] = [[from], new Set([from]), new Set<string>()];
  for (const at of todo) {
    const step = steps[at]!;
    if (step.kind === 'name') names.add(step.name);
    for (const arg of step.kind === 'apply' ? step.args : []) {
      if (met.has(arg)) continue;
      met.add(arg);
      todo.push(arg);
    }
  }
  return [...names];
}
