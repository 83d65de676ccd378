import type { Step } from './step.ts';

/** Steps of formulas by the names these have. */
export type Lines = ReadonlyMap<string, readonly Step[]>;

/** Formulas put together, the lines they use before them, each step once. */
export interface Linked {
  readonly steps: readonly Step[];
  /** The steps at which the formulas end, in their order. */
  readonly ends: readonly number[];
}

/** Puts formulas and all lines of `let` together: a line that several use is taken once. */
export function link(formulas: readonly (readonly Step[])[], lines: Lines): Linked {
  const steps: Step[] = [];
  const places = new Map<string, number>();
  const put = (own: readonly Step[]): number => {
    const at: number[] = [];
    for (const step of own) {
      const place = step.kind === 'name' ? places.get(step.name) : undefined;
      const args = step.kind === 'apply' ? { args: step.args.map((arg) => at[arg]!) } : {};
      at.push(place ?? steps.push({ ...step, ...args }) - 1);
    }
    return at.at(-1)!;
  };
  // Each line uses those before it only, which are placed by then.
  for (const [name, own] of lines) places.set(name, put(own));
  return { steps, ends: formulas.map(put) };
}

/** The places of the steps that a step needs, itself the last. */
export function stepsBelow(steps: readonly Step[], from: number): readonly number[] {
  const [todo, met] = [[from], new Set([from])];
  for (const at of todo) {
    const step = steps[at]!;
    for (const arg of step.kind === 'apply' ? step.args : []) {
      if (met.has(arg)) continue;
      met.add(arg);
      todo.push(arg);
    }
  }
  return [...met].toSorted((one, other) => one - other);
}

/** The names in steps, each once, in their order. */
export function namesIn(steps: readonly Step[]): readonly string[] {
  return [...new Set(steps.flatMap((step) => (step.kind === 'name' ? [step.name] : [])))];
}

/** The names that a step depends on. */
export function namesBelow(steps: readonly Step[], from: number): readonly string[] {
  return namesIn(stepsBelow(steps, from).map((at) => steps[at]!));
}
