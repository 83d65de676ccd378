import type { Line, Step } from './step.ts';

/** Named lines, in the order in which they may use each other. */
export type Lines = ReadonlyMap<string, readonly Step[]>;

/** The steps of a formula with those of the lines it uses before them, each line once. */
export function linked(formula: readonly Step[], lines: Lines): readonly Step[] {
  const steps: Step[] = [];
  const places = new Map<string, number>();
  const add = (own: readonly Step[]): number => {
    const at: number[] = [];
    for (const step of own) {
      const line = step.kind === 'name' ? lines.get(step.name) : undefined;
      if (step.kind === 'name' && line) at.push(placeOf(step.name, line));
      else at.push(steps.push(step.kind === 'apply' ? { ...step, args: step.args.map((k) => at[k]!) } : step) - 1);
    }
    return at.at(-1)!;
  };
  const placeOf = (name: string, line: readonly Step[]): number => {
    const place = places.get(name) ?? add(line);
    places.set(name, place);
    return place;
  };
  const result = add(formula);
  // A formula that is but the name of a line ends where that line ends.
  return result === steps.length - 1 ? steps : steps.slice(0, result + 1);
}

/** The names in steps, in the order of their first use, and where that is. */
export function namesIn(steps: readonly Step[]): ReadonlyMap<string, { readonly line: Line; readonly from: number }> {
  const names = new Map<string, Step>();
  for (const step of steps) if (step.kind === 'name' && !names.has(step.name)) names.set(step.name, step);
  return names;
}
