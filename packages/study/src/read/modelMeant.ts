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

/** The model of that name in other letters, or else those that are also called so, or else those of that BIDS suffix. */
export function alsoCalled(name: string, models: Readonly<Record<string, AnyModel>>): string[] {
  const word = plain(name);
  if (word === '') return [];
  const called = (of: (model: AnyModel) => readonly string[]): string[] =>
    Object.keys(models).filter((key) => of(models[key]!).some((each) => plain(each) === word));
  const named = [
    called(({ name: own }) => [own]),
    called(({ also = [] }) => also),
    called(({ bids }) => (bids === undefined ? [] : [bids])),
  ];
  return named.find((found) => found.length > 0) ?? [];
}

/** In small letters, without spaces and signs, so that "Look-Locker" is "looklocker" and "T2*" is "t2star". */
function plain(name: string): string {
  return name
    .toLowerCase()
    .replaceAll('*', 'star')
    .replaceAll(/[^\p{L}\p{Nd}]/gu, '');
}
