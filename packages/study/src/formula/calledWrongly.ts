import { suggestion } from '../read/nearest.ts';
import { functions, instead, isTaken, synonyms } from './functions.ts';

const COUNTS = ['no argument', 'one argument', 'two arguments', 'three arguments'];

/** What is wrong with calling something of this name (or a parenthesis) with so many arguments; undefined where nothing is. */
export function calledWrongly(name: string | undefined, given: number): string | undefined {
  const properties = name === undefined ? undefined : functions.get(synonyms.get(name) ?? name);
  if (!properties) return noFunction(name);
  if (properties.arity === given) return undefined;
  const found = COUNTS[given] ?? `${given} arguments`;
  return `${name} takes ${COUNTS[properties.arity]}${name === 'where' ? ' (test, then, otherwise)' : ''}, and has ${found} here`;
}

function noFunction(name: string | undefined): string {
  if (name === undefined || isTaken(name)) return 'a * is missing before the parenthesis: a product is written with it';
  const better = instead.get(name);
  if (better !== undefined) return `there is no function ${name}; write ${better}`;
  const shown = name.slice(0, 40);
  const hint = suggestion(name, [...functions.keys()]) || `; a product is written ${shown} * (…)`;
  return `there is no function "${shown}"${hint}`;
}
