import { z } from 'zod';
import type { CriterionWord } from '../../studyDesign.ts';
import { suggestion } from '../nearest.ts';
import { describe, type Read, readQuantity } from '../quantityText.ts';
import { positive, quantity } from '../quantitySchema.ts';
import { aims } from './aimsSchema.ts';
import { LAYOUT_KEYS } from './layoutSchema.ts';
import { whole, word } from './wordSchemas.ts';

const CRITERIA: readonly CriterionWord[] = ['D', 'Ds', 'A', 'E', 'c', 'relative', 'CoV'];

/** What may be said of a design besides the layout of its only setting. */
const OWN_KEYS = [
  ...['vary', 'choose', 'samples', 'weights', 'criterion', 'of', 'tissues', 'starts', 'seed'],
  ...['fixed', 'duration', 'budget'],
] as const;

/** What a design may say. */
export const DESIGN_KEYS: readonly string[] = [...OWN_KEYS, ...LAYOUT_KEYS];

/** No design has more acquisitions. */
export const MOST_SAMPLES = 10_000;

const time = (means: string) => positive(means, 's', [1, 600]);

/** What each key of a design may hold that asks nothing of its model. */
export function designShape() {
  return {
    samples: whole('samples', 1, MOST_SAMPLES).optional(),
    weights: z.boolean().optional(),
    choose: whole('choose', 1).optional(),
    criterion: word('criterion', CRITERIA).optional(),
    of: aims.optional(),
    tissues: tissues.optional(),
    duration: duration.optional(),
    budget: quantity('budget', time('time of all acquisitions'), 'one').optional(),
    starts: whole('starts', 1, 10_000).optional(),
    seed: whole('seed', -(2 ** 31), 2 ** 31 - 1).optional(),
  };
}

/** The keys of a design as read. */
export type DesignData = {
  readonly [K in keyof ReturnType<typeof designShape>]?: z.output<ReturnType<typeof designShape>[K]>;
};

const TISSUES = ['worst', 'mean'] as const;

const tissues = z.unknown().transform((raw, context): (typeof TISSUES)[number] | readonly number[] => {
  const add = (message: string, path: PropertyKey[] = [], offset = 0): void => {
    context.issues.push({ code: 'custom', message, input: raw, path, params: { offset } });
  };
  const found = TISSUES.find((each) => each === raw);
  if (found) return found;
  const weight = { means: 'weight of a tissue', unit: '1', lower: 0, upper: Infinity, usual: [0, 1] } as const;
  const read = isList(raw) ? readQuantity('tissues', raw, weight) : undefined;
  if (read && 'values' in read) return read.values;
  const near = typeof raw === 'string' ? suggestion(raw, TISSUES) : '';
  const allowed = `tissues must be worst, mean or a list of weights, one for each tissue, not ${describe(raw)}`;
  if (!read) add(near ? `tissues cannot be ${describe(raw)}${near}` : allowed);
  for (const { message, index, offset } of read?.problems ?? [])
    add(message, index === undefined ? [] : [index], offset);
  return z.NEVER;
});

function isList(raw: unknown): boolean {
  return Array.isArray(raw) || typeof raw === 'number' || (typeof raw === 'string' && /^\s*[-+−.\d]/.test(raw));
}

/** A time, or a name, of which nothing is known yet. */
const duration = z.unknown().transform((raw, context): Read | { readonly name: string } => {
  if (typeof raw === 'string' && /^\s*[\p{L}_]/u.test(raw)) return { name: raw.trim() };
  if (typeof raw === 'object') {
    const message = `duration must be a time such as 2 s, or the name of a setting of time, not ${describe(raw)}`;
    context.issues.push({ code: 'custom', message, input: raw, path: [] });
    return z.NEVER;
  }
  const parsed = quantity('duration', time('time of an acquisition'), 'one').safeParse(raw);
  if (parsed.success) return parsed.data;
  context.issues.push(...(parsed.error.issues as typeof context.issues));
  return z.NEVER;
});
