import type { AnyModel } from '@fishergrad/models';
import { suggestion } from './nearest.ts';

/** Of as many models one may have been meant. */
const MOST = 4;

/**
 * What to say of a name that is no model's: the models that are also called so, the nearest name, or where they are listed.
 *
 * @example
 * ```ts
 * import { models } from '@fishergrad/models';
 *
 * modelMeant('DESPOT1', models); // => '; did you mean vfa?'
 * modelMeant('molly', models); // => '; did you mean molli?'
 * ```
 */
export function modelMeant(name: string, models: Readonly<Record<string, AnyModel>>): string {
  const called = alsoCalled(name, models);
  if (called.length > 0 && called.length <= MOST) return `; did you mean ${called.join(' or ')}?`;
  const names = Object.keys(models);
  return suggestion(name, names) || `; "npx fishergrad models" lists the ${names.length} it knows`;
}

/** The model of that name in other letters, or else those that are also called so. */
export function alsoCalled(name: string, models: Readonly<Record<string, AnyModel>>): string[] {
  const word = plain(name);
  const named = Object.keys(models).filter((each) => plain(each) === word);
  if (word === '' || named.length > 0) return named;
  const all = Object.values(models).filter(({ also = [], bids = '' }) =>
    [...also, bids].some((each) => plain(each) === word),
  );
  return all.map((model) => model.name);
}

/** In small letters, without spaces and signs, so that "Look-Locker" is "looklocker". */
function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[^\p{L}\p{Nd}*]/gu, '');
}
