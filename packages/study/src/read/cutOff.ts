import { type Document, isScalar, type Pair, visit } from 'yaml';
import type { Issue, Place } from '../studyError.ts';

const MOST = 10;

/** What a comma or a missing space cuts off inside of { }, where YAML takes `{ TE: 10, 20 ms }` for two keys. */
export function cutOff(document: Document, text: string, at: (offset: number) => Place): Issue[] {
  const issues: Issue[] = [];
  visit(document, {
    Map: (_, { flow, items }) => {
      for (const [k, pair] of flow ? items.entries() : []) {
        const message = issues.length < MOST ? (glued(pair, text) ?? scattered(items, k, text)) : undefined;
        if (message !== undefined) issues.push({ message, ...at(rangeOf(pair)![0]) });
      }
    },
  });
  return issues;
}

/** `{ S0:1 }` */
function glued(pair: Pair, text: string): string | undefined {
  const key = isLoose(pair) ? spelled(pair, text) : '';
  return /^[\p{L}_][^\s:]*:\S/u.test(key) ? `a space is missing after the colon of "${key}"` : undefined;
}

/** `{ TE: 10, 20 ms }`, `{ C: 0,05 }` */
function scattered(items: readonly Pair[], k: number, text: string): string | undefined {
  const owner = items[k]!;
  const start = isScalar(owner.value) && owner.value.value !== null ? owner.value.range?.[0] : undefined;
  if (start === undefined) return undefined;
  let last = k;
  while (last + 1 < items.length && isNumber(items[last + 1]!, text)) last++;
  if (last === k) return undefined;
  const values = text.slice(start, rangeOf(items[last]!)![1]).slice(0, 60).replaceAll(/\s+/g, ' ');
  const key = spelled(owner, text);
  if (/^\d+,\d+(?: [^\s,]+)?$/.test(values))
    return `inside { } a comma ends a value: write ${key}: ${values.replace(',', '.')}, with a point, or, if it is a list, "${values}"`;
  return `inside { } a list of values needs quotes or [ ]: write ${key}: "${values}"`;
}

function isNumber(pair: Pair, text: string): boolean {
  return isLoose(pair) && /^[−+-]?\.?\d/u.test(spelled(pair, text));
}

/** A key without a value. */
function isLoose({ value }: Pair): boolean {
  return value === null || (isScalar(value) && value.value === null);
}

function spelled(pair: Pair, text: string): string {
  const [from, to] = rangeOf(pair) ?? [0, 0];
  return text.slice(from, Math.min(to, from + 40)).trim();
}

function rangeOf({ key }: Pair): readonly [number, number, number] | undefined {
  return isScalar(key) ? (key.range ?? undefined) : undefined;
}
