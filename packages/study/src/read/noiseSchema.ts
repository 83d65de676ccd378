import type { Quantity } from '@fishergrad/models';
import { z } from 'zod';
import { describe } from './quantityText.ts';
import { count, positive, quantity } from './quantitySchema.ts';

const KINDS = ['gaussian', 'complexGaussian', 'rician', 'noncentralChi', 'poisson'] as const;

/** The kinds of noise a study may name. */
export type NoiseKind = (typeof KINDS)[number];

/** A noise block as read. */
export interface ReadNoise {
  readonly kind: NoiseKind;
  readonly sigma?: { readonly values: readonly number[]; readonly unknown?: boolean } | undefined;
  readonly snr?: number | undefined;
  readonly of?: string | undefined;
  readonly coils?: number | undefined;
  readonly covariance?: readonly (readonly number[])[] | undefined;
  readonly ar1?: number | undefined;
  readonly gain?: number | undefined;
  readonly unknown?: boolean | undefined;
}

const amplitude = positive('noise SD per real channel', 'a.u.', [0.01, 1]);
const snr = count('signal-to-noise ratio', [10, 100]);
const coils = count('number of coils', [1, 32]);
const gain = positive('counts per unit of the signal', '1', [1, 1000]);
const ar1: Quantity = {
  means: 'correlation of neighboring samples',
  unit: '1',
  lower: -Infinity,
  upper: Infinity,
  usual: [0, 1],
};
const DECIBELS = /^\s*([+-]?\d+(?:\.\d+)?)\s*dB\s*$/;
/** More samples than this have no covariance matrix written by hand. */
const MOST = 1000;

/** σ: a size, one for each sample, or a block that says whether it is known. */
const sigma = z.unknown().transform((raw, context): { values: readonly number[]; unknown?: boolean } => {
  const block = typeof raw === 'object' && raw !== null && !Array.isArray(raw);
  const parsed = (block ? sigmaBlock : sigmaList).safeParse(raw);
  if (parsed.success) return parsed.data;
  context.issues.push(...(parsed.error.issues as typeof context.issues));
  return z.NEVER;
});

const sigmaList = quantity('sigma', amplitude, 'many').transform(({ values }) => ({ values }));
const sigmaBlock = z
  .strictObject({
    value: quantity('the value of sigma', amplitude, 'many'),
    unknown: z.boolean().optional(),
  })
  .transform(({ value: { values }, unknown = false }) => ({ values, unknown }));

const ratio = z.unknown().transform((raw, context): number => {
  const decibels = typeof raw === 'string' ? DECIBELS.exec(raw) : null;
  if (decibels) return 10 ** (Number(decibels[1]) / 20);
  const parsed = one('snr', snr).safeParse(raw);
  if (parsed.success) return parsed.data;
  context.issues.push(...(parsed.error.issues as typeof context.issues));
  return z.NEVER;
});

const covariance = z.unknown().transform((raw, context): readonly (readonly number[])[] => {
  const rows = Array.isArray(raw) && raw.length <= MOST ? raw : undefined;
  const bad = rows?.findIndex((row) => !Array.isArray(row) || !row.every((x) => typeof x === 'number')) ?? 0;
  if (rows && bad < 0) return rows as readonly (readonly number[])[];
  const found = rows && rows.length > 0 ? `row ${bad + 1} is ${describe(rows[bad])}` : `this is ${describe(raw)}`;
  const message = `covariance must be a matrix, a list of rows of plain numbers such as [[1, 0.5], [0.5, 1]]; ${found}`;
  context.issues.push({ code: 'custom', message, input: raw, path: [] });
  return z.NEVER;
});

/** The noise of an experiment. */
export const noise = z.strictObject({
  kind: z.enum(KINDS),
  sigma: sigma.optional(),
  snr: ratio.optional(),
  of: z.string().optional(),
  coils: one('coils', coils)
    .refine((n) => Number.isInteger(n), { error: 'coils must be a whole number from 1 on' })
    .optional(),
  covariance: covariance.optional(),
  ar1: one('ar1', ar1).optional(),
  gain: one('gain', gain).optional(),
  unknown: z.boolean().optional(),
});

/** The keys of a noise block. */
export const NOISE_KEYS = Object.keys(noise.shape);

function one(name: string, kind: Quantity) {
  return quantity(name, kind, 'one').transform(({ values }) => values[0]!);
}
