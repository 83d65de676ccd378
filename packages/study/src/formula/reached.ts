import { namesIn } from './link.ts';
import { parse } from './parse.ts';

/** The lines of `let` that a formula uses, directly or by way of others; and those that cannot be read, so that this is told. */
export function reached(formula: string, lines: Readonly<Record<string, string>>): Record<string, string> {
  const namesOf = (text: string): readonly string[] | undefined => {
    const parsed = parse({ text, path: [] });
    return 'steps' in parsed ? namesIn(parsed.steps) : undefined;
  };
  const below = new Map(Object.entries(lines).map(([name, text]) => [name, namesOf(text)]));
  const broken = [...below].flatMap(([name, names]) => (names ? [] : [name]));
  const met = new Set([...(namesOf(formula) ?? below.keys()), ...broken]);
  for (const name of met) for (const next of below.get(name) ?? []) met.add(next);
  return Object.fromEntries(Object.entries(lines).filter(([name]) => met.has(name)));
}
