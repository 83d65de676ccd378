import type { Quantity } from '@fishergrad/models';
import { z } from 'zod';
import { blockOf } from '../ownBlocks.ts';
import { describe, type Read } from '../quantityText.ts';
import { positive, quantity } from '../quantitySchema.ts';
import { whole } from './wordSchemas.ts';

/** How the values of a setting may be laid out; no two of them at once, but that interleaves are of a train. */
export const LAYOUTS = ['spacing', 'slew', 'train', 'interleaves', 'geometric', 'spline', 'same'] as const;
/** What may be said of a setting that is varied, besides its range. */
export const LAYOUT_KEYS = [...LAYOUTS, 'raster'] as const;
/** The keys of a train. */
export const TRAIN_KEYS = ['first', 'step'] as const;

/** What of a train is given; the rest is free. */
export interface ReadTrain {
  readonly first?: Read | undefined;
  readonly step?: Read | undefined;
}

/** The layout of a setting as written. */
export interface ReadLayout {
  readonly spacing?: Read | undefined;
  readonly slew?: Read | undefined;
  readonly train?: ReadTrain | false | undefined;
  /** How many trains, or how many samples each has. */
  readonly interleaves?: number | readonly number[] | undefined;
  readonly geometric?: boolean | undefined;
  readonly spline?: number | undefined;
  readonly same?: boolean | undefined;
  readonly raster?: Read | undefined;
}

/** A setting where it is varied: it has no nominal value, as leaving it out says nothing there. */
export function writtenKind({ means, unit, lower, upper, usual, above, plausible }: Quantity): Quantity {
  return { means, unit, lower, upper, usual, ...(above && { above }), ...(plausible && { plausible }) };
}

/** What each key of a layout may hold, for a setting of this name and kind. */
export function layoutShape(name: string, kind: Quantity) {
  const step = positive(`difference of ${kind.means}`, kind.unit, kind.usual);
  const difference = (key: string) => quantity(`${key} of ${name}`, step, 'one').optional();
  const train = z.object({
    first: quantity(`first of ${name}`, writtenKind(kind), 'one').optional(),
    step: difference('step'),
  });
  return {
    spacing: difference('spacing'),
    slew: difference('slew'),
    train: yesOr(train).optional(),
    interleaves: interleaves.optional(),
    geometric: z.boolean().optional(),
    spline: whole('spline', 4).optional(),
    same: z.boolean().optional(),
    raster: difference('raster'),
  };
}

/** `true` is a train of which nothing is given. */
function yesOr(train: z.ZodType<ReadTrain>) {
  return z.unknown().transform((raw, context): ReadTrain | false => {
    if (typeof raw === 'boolean') return raw && {};
    const parsed = Object.keys(blockOf(raw)).length > 0 ? train.safeParse(raw) : undefined;
    if (parsed?.success) return parsed.data;
    const message = `train must be true, or what is given of it, such as { step: … } or { first: … }, not ${describe(raw)}`;
    const issues = parsed?.error.issues ?? [{ code: 'custom', message, input: raw, path: [] }];
    context.issues.push(...(issues as typeof context.issues));
    return z.NEVER;
  });
}

/** Trains beyond which none are written by hand. */
const MOST = 1000;

const interleaves = z.unknown().transform((raw, context): number | readonly number[] => {
  const entries = typeof raw === 'string' ? raw.split(',').map(Number) : raw;
  const isCount = (n: unknown): n is number => typeof n === 'number' && Number.isInteger(n) && n >= 1;
  if (isCount(entries)) return entries;
  if (Array.isArray(entries) && entries.length > 0 && entries.length <= MOST && entries.every(isCount)) return entries;
  const message = `interleaves must be a number of trains, or a list of how many samples each has, such as [5, 3], not ${describe(raw)}`;
  context.issues.push({ code: 'custom', message, input: raw, path: [] });
  return z.NEVER;
});
