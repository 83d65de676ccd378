import type { AnyModel } from '@fishergrad/models';
import { z } from 'zod';
import { noise } from './noiseSchema.ts';
import { block, count, positive, quantity } from './quantitySchema.ts';
import { describe } from './quantityText.ts';

/** What every study may say at its top level. */
export const KEYS = [
  ...['title', 'model', 'let', 'constants', 'tissue', 'protocol', 'noise', 'experiments', 'estimate', 'roles'],
  ...['averages', 'derive', 'target', 'design'],
] as const;

/** What a block of `experiments` may say. */
export const PART_KEYS = ['name', 'model', 'let', 'constants', 'protocol', 'noise', 'averages'] as const;

const averages = count('number of averages', [1, 8]);

const title = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const target = { ...positive('CoV to reach', '1', [0.01, 0.5]), upper: 1 };

/** Names of parameters, as a list or with commas. */
const names = z.union(
  [z.string().transform((text) => text.split(',').map((name) => name.trim())), z.array(z.string())],
  {
    error: (issue) => `estimate must be names of parameters, such as [S0, T2star], not ${describe(issue.input)}`,
  },
);

/** The rows form of a protocol: one block per acquisition. */
function rows(model: AnyModel) {
  const settings = block(model.settings, 'one');
  return z
    .array(settings.extend({ averages: quantity('averages', averages, 'one').optional() }))
    .min(1, { error: 'protocol is empty; it needs at least one acquisition' });
}

/** The columns form: one list per setting. */
function columns(model: AnyModel) {
  return block(model.settings, 'many').extend({ averages: quantity('averages', averages, 'many').optional() });
}

/** The short form, where the model has one. */
function short(model: AnyModel) {
  const fields = Object.entries(model.shorthand?.fields ?? {});
  const optional = new Set(model.shorthand?.oneOf.flat());
  const shape = fields.map(([name, kind]) => {
    const field = kind === 'text' ? z.string({ error: `${name} must be a text` }) : quantity(name, kind, 'one');
    return [name, optional.has(name) ? field.optional() : field] as const;
  });
  return z.strictObject({ ...Object.fromEntries(shape), averages: quantity('averages', averages, 'many').optional() });
}

/** The three ways to write a protocol: a block per acquisition, a list per setting, a shorthand of the model. */
export type Form = 'rows' | 'columns' | 'short';

/** Which of the three forms a protocol is written in. */
export function protocolForm(model: AnyModel, raw: unknown): Form {
  if (Array.isArray(raw)) return 'rows';
  const key = model.shorthand?.key;
  return key !== undefined && typeof raw === 'object' && raw !== null && Object.hasOwn(raw, key) ? 'short' : 'columns';
}

/** What each key of an experiment of this model may hold, for a protocol of this form. */
export function partShape(model: AnyModel, form: Form) {
  return {
    name: title.optional(),
    model: z.string(),
    protocol: { rows, columns, short }[form](model),
    noise,
    averages: quantity('averages', averages, 'many').optional(),
  };
}

/** What each key of a study may hold that all of its experiments share, for a tissue that is a block or a list. */
export function sharedShape(parameters: AnyModel['parameters'], tissues: 'block' | 'list') {
  const list = z
    .array(block(parameters, 'one'))
    .min(1, { error: 'tissue is empty; it needs at least one block of values' });
  return {
    title: title.optional(),
    tissue: tissues === 'list' ? list : block(parameters, 'many'),
    estimate: names.optional(),
    target: quantity('target', target, 'one').optional(),
  };
}

/** The schemas of the keys of an experiment. */
export type PartShape = ReturnType<typeof partShape>;
/** The parts of an experiment as their schemas leave them. */
export type PartData = { readonly [K in keyof PartShape]: z.output<PartShape[K]> };
/** The schemas of the keys that experiments share. */
export type SharedShape = ReturnType<typeof sharedShape>;
/** What experiments share, as the schemas leave it. */
export type SharedData = { readonly [K in keyof SharedShape]: z.output<SharedShape[K]> };
