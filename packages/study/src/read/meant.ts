import { suggestion } from './nearest.ts';

/** More than these are no help. */
const MOST = 3;

/**
 * "; did you mean Dstar?" or nothing: of the names of a block that are not written yet, the one that another is written for.
 *
 * `D*` and `Dstar` are one name, `B1+` and `B1` another; two letters or more mean what begins with them; what is left takes the
 * nearest, or the only one that begins with the same letter.
 */
export function meant(name: string, known: readonly string[], written: readonly string[]): string {
  const missing = known.filter((each) => !written.includes(each));
  const typed = plain(name);
  const same = missing.filter((each) => plain(each) === typed);
  const begun = typed.length < 2 ? [] : missing.filter((each) => plain(each).startsWith(typed));
  const found = same.length > 0 ? same : begun;
  if (found.length > 0 && found.length <= MOST) return `; did you mean ${found.join(' or ')}?`;
  return suggestion(name, missing) || onlyOne(typed, missing);
}

/** Dp for Dstar, where that is the only longer one with a D that is missing. */
function onlyOne(typed: string, missing: readonly string[]): string {
  const [first, ...others] = missing.filter(
    (each) => each.length > typed.length && plain(each)[0] === typed[0] && typed.length > 1,
  );
  return first === undefined || others.length > 0 ? '' : `; did you mean ${first}?`;
}

/** In small letters and in letters alone: a star is spelled out. */
function plain(name: string): string {
  return name.slice(0, 64).toLowerCase().replaceAll('*', 'star').replaceAll('+', '');
}
