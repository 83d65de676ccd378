import { numbers } from '@fishergrad/engine';
import { evaluate } from './evaluate.ts';
import type { Applied, Step } from './step.ts';

/** The value of each step that is made of constants alone; undefined of the others. */
export function constantsIn(
  steps: readonly Step[],
  valueOf: (name: string) => number | undefined,
): (number | undefined)[] {
  const values: (number | undefined)[] = [];
  for (const step of steps) {
    if (step.kind === 'number') values.push(step.value);
    else if (step.kind === 'name') values.push(valueOf(step.name));
    else if (step.kind === 'i') values.push(undefined);
    else values.push(constantOf(step, values));
  }
  return values;
}

function constantOf(step: Applied, values: readonly (number | undefined)[]): number | undefined {
  const args = step.args.map((arg) => values[arg]);
  if (args.includes(undefined)) return undefined;
  const inputs = args.map((value): Step => ({ ...step, kind: 'number', value: value! }));
  const alone: Step = { ...step, args: step.args.map((_, k) => k) };
  const result = evaluate({ steps: [...inputs, alone], kinds: [] }, numbers, () => NaN);
  return typeof result === 'number' ? result : undefined;
}
