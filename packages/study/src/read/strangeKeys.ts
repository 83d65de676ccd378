import type { Fault } from './fault.ts';
import { suggestion } from './nearest.ts';
import type { Path } from './source.ts';

/** More of them in one block say nothing new. */
const MOST = 20;

/** Keys of a block that there are not: `a study has no key "tisue"; did you mean tissue?` */
export function strangeKeys(
  raw: Readonly<Record<string, unknown>>,
  known: readonly string[],
  owner: string,
  path: Path = [],
): Fault[] {
  const unknown = Object.keys(raw).filter((key) => !known.includes(key));
  return unknown.slice(0, MOST).map((key) => ({
    message: `${owner} has no key "${key.slice(0, 40)}"${suggestion(key, known) || `; it has ${known.join(', ')}`}`,
    path,
    key,
  }));
}
