import { z } from 'zod';
import { blockOf } from '../ownBlocks.ts';
import { describe } from '../quantityText.ts';

/** A name that a criterion is about, with its weight and where it stands within what is written. */
export interface ReadAim {
  readonly name: string;
  readonly weight: number;
  /** Of an entry of a list; none in a text. */
  readonly index?: number;
  /** Where the name stands in a text. */
  readonly offset?: number;
  /** Whether it is a key, and its value the weight. */
  readonly isKey?: true;
}

const EXAMPLES = 'such as of: [T1, T2], or of: { T1: 2, T2: 1 } with weights';

/** Names with commas, a list of them, or a block of their weights. */
export const aims = z.unknown().transform((raw, context): readonly ReadAim[] => {
  const add = (message: string, path: PropertyKey[] = []): void => {
    context.issues.push({ code: 'custom', message, input: raw, path });
  };
  const read = typeof raw === 'string' ? fromText(raw) : Array.isArray(raw) ? fromList(raw) : fromBlock(raw);
  if (!read) add(`of must be names of parameters or derived quantities, ${EXAMPLES}, not ${describe(raw)}`);
  else if (read.length === 0) add(`of is empty; name what the criterion is about, ${EXAMPLES}`);
  for (const { name, weight, isKey } of read ?? [])
    if (isKey && !(weight > 0 && weight < Infinity))
      add(`the weight of ${name.slice(0, 40)} must be a number greater than 0, not ${describe(blockOf(raw)[name])}`, [
        name,
      ]);
  return read ?? z.NEVER;
});

function fromText(text: string): ReadAim[] {
  let start = 0;
  return text.split(',').flatMap((piece) => {
    const offset = start + piece.length - piece.trimStart().length;
    start += piece.length + 1;
    return piece.trim() === '' ? [] : [{ name: piece.trim(), weight: 1, offset }];
  });
}

function fromList(list: readonly unknown[]): ReadAim[] | undefined {
  if (!list.every((name) => typeof name === 'string')) return undefined;
  return list.map((name, index) => ({ name, weight: 1, index }));
}

function fromBlock(raw: unknown): ReadAim[] | undefined {
  if (typeof raw !== 'object' || raw === null) return undefined;
  return Object.entries(raw).map(([name, weight]) => ({
    name,
    weight: typeof weight === 'number' ? weight : NaN,
    isKey: true,
  }));
}
