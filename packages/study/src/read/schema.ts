import type { Quantity, SignalModel } from '@fishergrad/models';
import { z } from 'zod';
import { describe, type Read, readQuantity } from './quantityText.ts';

/** What every study may say at its top level. */
export const KEYS = [
  ...['title', 'model', 'let', 'constants', 'tissue', 'protocol', 'noise', 'estimate', 'averages', 'derive'],
] as const;

/** A quantity of one value (or of as many as one likes), with its unit, read into SI. */
export function quantity(name: string, kind: Quantity, most: 'one' | 'many') {
  return z.unknown().transform((raw, context): Read => {
    const add = (message: string, path: PropertyKey[] = [], offset = 0): void => {
      context.issues.push({ code: 'custom', message, input: raw, path, params: { offset } });
    };
    if (raw === undefined || raw === null) add(`${name} is missing (${kind.means})`);
    else {
      const read = readQuantity(name, raw, kind);
      if ('problems' in read)
        read.problems.forEach(({ message, index, offset }) => add(message, index === undefined ? [] : [index], offset));
      else if (most === 'one' && read.values.length > 1)
        add(`${name} must be one value here, not ${read.values.length}`);
      else if (COUNTS.has(kind) && read.symbol === '%') add(`${name} is a plain number, without %`);
      else return read;
    }
    return z.NEVER;
  });
}

/** A block with exactly these quantities. */
export function block(quantities: Readonly<Record<string, Quantity>>, most: 'one' | 'many') {
  return z.strictObject(
    Object.fromEntries(Object.entries(quantities).map(([name, kind]) => [name, quantity(name, kind, most)])),
  );
}

const positive = (means: string, unit: Quantity['unit'], usual: Quantity['usual']): Quantity => ({
  ...{ means, unit, usual },
  ...{ lower: 0, above: true, upper: Infinity },
});
const amplitude = positive('noise SD per real channel', 'a.u.', [0.01, 1]);
const snr = positive('signal-to-noise ratio', '1', [10, 100]);
const count = positive('number of averages', '1', [1, 8]);

/** Numbers of which a percentage makes no sense. */
const COUNTS = new Set([snr, count]);

/** Independent Gaussian noise, by its σ or by an SNR of something. */
export const noise = z.strictObject({
  kind: z.literal('gaussian'),
  sigma: quantity('sigma', amplitude, 'one').optional(),
  snr: quantity('snr', snr, 'one').optional(),
  of: z.string().optional(),
});

/** Names of parameters, as a list or with commas. */
const names = z.union(
  [z.string().transform((text) => text.split(',').map((name) => name.trim())), z.array(z.string())],
  {
    error: (issue) => `estimate must be names of parameters, such as [S0, T2star], not ${describe(issue.input)}`,
  },
);

/** The rows form of a protocol: one block per acquisition. */
function rows(model: SignalModel) {
  const settings = block(model.settings, 'one');
  return z
    .array(settings.extend({ averages: quantity('averages', count, 'one').optional() }))
    .min(1, { error: 'protocol is empty; it needs at least one acquisition' });
}

/** The columns form: one list per setting. */
function columns(model: SignalModel) {
  return block(model.settings, 'many').extend({ averages: quantity('averages', count, 'many').optional() });
}

/** The short form, where the model has one. */
function short(model: SignalModel) {
  const fields = Object.entries(model.shorthand?.fields ?? {});
  const optional = new Set(model.shorthand?.oneOf.flat());
  const shape = fields.map(([name, kind]) => {
    const field = kind === 'text' ? z.string({ error: `${name} must be a text` }) : quantity(name, kind, 'one');
    return [name, optional.has(name) ? field.optional() : field] as const;
  });
  return z.strictObject({ ...Object.fromEntries(shape), averages: quantity('averages', count, 'many').optional() });
}

/** The three ways to write a protocol: a block per acquisition, a list per setting, a shorthand of the model. */
export type Form = 'rows' | 'columns' | 'short';

/** Which of the three forms a protocol is written in. */
export function protocolForm(model: SignalModel, raw: unknown): Form {
  if (Array.isArray(raw)) return 'rows';
  const key = model.shorthand?.key;
  return key !== undefined && typeof raw === 'object' && raw !== null && Object.hasOwn(raw, key) ? 'short' : 'columns';
}

/** What each key of a study of this model may hold, for a protocol of this form and a tissue that is a block or a list. */
export function studyShape(model: SignalModel, form: Form, tissues: 'block' | 'list') {
  const list = z
    .array(block(model.parameters, 'one'))
    .min(1, { error: 'tissue is empty; it needs at least one block of values' });
  return {
    title: z.union([z.string(), z.number(), z.boolean()]).transform(String).optional(),
    model: z.string(),
    tissue: tissues === 'list' ? list : block(model.parameters, 'many'),
    protocol: { rows, columns, short }[form](model),
    noise,
    estimate: names.optional(),
    averages: quantity('averages', count, 'many').optional(),
  };
}

/** The schemas of a study's keys. */
export type StudyShape = ReturnType<typeof studyShape>;
/** The parts of a study as their schemas leave them. */
export type StudyData = { readonly [K in keyof StudyShape]: z.output<StudyShape[K]> };
