import { type Document, isMap, isScalar, type Pair, type Scalar, visit } from 'yaml';
import type { Issue, Place } from '../studyError.ts';

const MOST = 10;

/** What a comma or a missing space cuts off inside of { }, where YAML takes `{ TE: 10, 20 ms }` for two keys. */
export function cutOff(document: Document, text: string, at: (offset: number) => Place): Issue[] {
  const issues: Issue[] = [];
  visit(document, {
    Map: (_, map) => {
      if (!map.flow) return;
      for (const [k, pair] of map.items.entries()) {
        const message = issues.length < MOST ? said(map.items as Pair[], k, text) : undefined;
        if (message !== undefined) issues.push({ message, ...at(rangeOf(pair as Pair)![0]) });
      }
    },
  });
  return issues;
}

function said(items: readonly Pair[], k: number, text: string): string | undefined {
  const key = spelled(items[k]!, text);
  if (isLoose(items[k]!) && /^[\p{L}_][^\s:]*:\S/u.test(key)) return `a space is missing after the colon of "${key}"`;
  const loose = items.slice(k + 1).findIndex((pair) => !isNumber(pair, text));
  const after = loose < 0 ? items.slice(k + 1) : items.slice(k + 1, k + 1 + loose);
  const owner = items[k]!;
  const value = isScalar(owner.value) ? (owner.value as Scalar).range : undefined;
  const end = after.length > 0 ? rangeOf(after.at(-1)!)?.[1] : undefined;
  if (isLoose(owner) || !value || end === undefined) return undefined;
  const values = text.slice(value[0], end).replaceAll(/\s+/g, ' ').trim();
  if (/^\d+,\d+( [^\s,]+)?$/.test(values))
    return `inside { } a comma ends a value: write ${key}: ${values.replace(',', '.')}, with a point, or, if it is a list, "${values}"`;
  return `inside { } a list of values needs quotes or [ ]: write ${key}: "${values.slice(0, 60)}"`;
}

function isNumber(pair: Pair, text: string): boolean {
  return isLoose(pair) && /^[−+-]?\.?\d/u.test(spelled(pair, text));
}

/** A key without a value. */
function isLoose({ value }: Pair): boolean {
  return value === null || (isScalar(value) && value.value === null);
}

function spelled(pair: Pair, text: string): string {
  const range = rangeOf(pair);
  return range ? text.slice(range[0], range[1]).trim().slice(0, 40) : '';
}

function rangeOf({ key }: Pair): readonly [number, number, number] | undefined {
  return isScalar(key) ? (key.range ?? undefined) : undefined;
}
