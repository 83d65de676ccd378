import type { Step } from './step.ts';

/** The names that the value of a step depends on, each once, in the order of the steps. */
export function namesBelow(steps: readonly Step[], from: number): readonly string[] {
  const [todo, met] = [[from], new Set([from])];
  for (const at of todo) {
    const step = steps[at]!;
    for (const arg of step.kind === 'apply' ? step.args : []) {
      if (met.has(arg)) continue;
      met.add(arg);
      todo.push(arg);
    }
  }
  const below = [...met].toSorted((one, other) => one - other).map((at) => steps[at]!);
  return [...new Set(below.flatMap((step) => (step.kind === 'name' ? [step.name] : [])))];
}
