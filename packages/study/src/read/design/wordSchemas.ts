import { z } from 'zod';
import { suggestion } from '../nearest.ts';
import { describe } from '../quantityText.ts';

/** A whole number within limits. */
export function whole(name: string, least: number, most = Infinity) {
  const range = most === Infinity ? `${least} on` : `${least} to ${most}`.replaceAll('-', '−');
  return z.unknown().transform((raw, context): number => {
    if (typeof raw === 'number' && Number.isInteger(raw) && raw >= least && raw <= most) return raw;
    const message = `${name} must be a whole number from ${range}, not ${describe(raw)}`;
    context.issues.push({ code: 'custom', message, input: raw, path: [] });
    return z.NEVER;
  });
}

/** One of several words, whose letters count. */
export function word<W extends string>(name: string, words: readonly W[]) {
  return z.unknown().transform((raw, context): W => {
    const found = words.find((each) => each === raw);
    if (found !== undefined) return found;
    const near = typeof raw === 'string' ? suggestion(raw, words) : '';
    const message = near
      ? `${name} cannot be ${describe(raw)}${near}`
      : `${name} must be ${inWords(words)}, not ${describe(raw)}`;
    context.issues.push({ code: 'custom', message, input: raw, path: [] });
    return z.NEVER;
  });
}

/** "D, A or E" */
export function inWords(words: readonly string[], joint = 'or'): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${joint} ${words.at(-1)}`;
}
