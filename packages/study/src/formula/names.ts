import { functions, isTaken } from './functions.ts';

/** Why something cannot be called this in a formula; undefined where it can. */
export function unfit(name: string): string | undefined {
  if (name in Object.prototype) return `"${name}" cannot be a name here`;
  if (!/^[\p{L}_][\p{L}\p{M}\p{Nd}_]*$/u.test(name))
    return `"${name.slice(0, 40)}" cannot be a name in a formula, which is of letters, digits and _, a letter first`;
  if (!isTaken(name)) return undefined;
  const what =
    name === 'i' ? 'the imaginary unit' : functions.has(name) || name === 'ln' ? 'a function' : 'the number π';
  return `"${name}" is ${what}; give yours another name`;
}
