import type { AnyModel } from '@fishergrad/models';
import type { Fault } from './fault.ts';
import type { Read } from './quantityText.ts';
import { protocolForm, type PartData } from './schema.ts';
import type { Protocol } from '../study.ts';

/** The acquisitions of a protocol, one row each, and how often each is averaged. */
export interface Samples {
  readonly protocol: Protocol;
  readonly averages: readonly number[];
}

type Block = Readonly<Record<string, Read | undefined>>;

/** The samples a protocol stands for, in whichever of its forms it is written; or the lengths that do not fit. */
export function samplesOf(
  model: AnyModel,
  raw: unknown,
  protocol: PartData['protocol'],
  averages: Read | undefined,
): Samples | { readonly faults: readonly Fault[] } {
  const form = protocolForm(model, raw);
  const given =
    form === 'rows'
      ? fromRows(model, protocol as Block[])
      : form === 'short'
        ? fromShorthand(model, protocol as Block)
        : fromColumns(model, protocol as Block);
  if ('faults' in given) return given;
  const weights = averages?.values ?? given.averages;
  const repeated = repeat(weights, given.protocol.length);
  if (repeated) return { protocol: given.protocol, averages: repeated };
  return { faults: [unfit('averages', weights.length, given.protocol.length, averages ? [] : ['protocol'])] };
}

function fromRows(model: AnyModel, rows: readonly Block[]): Samples {
  const value = (row: Block, key: string): number | undefined => row[key]?.values[0];
  return {
    protocol: rows.map((row) =>
      Object.fromEntries(Object.keys(model.settings).map((key) => [key, value(row, key) as number])),
    ),
    averages: rows.map((row) => value(row, 'averages') ?? 1),
  };
}

function fromColumns(model: AnyModel, block: Block): Samples | { readonly faults: readonly Fault[] } {
  const columns = Object.keys(model.settings).map((key) => ({ key, values: block[key]!.values }));
  const length = Math.max(...columns.map(({ values }) => values.length));
  const faults = columns
    .filter(({ values }) => repeat(values, length) === undefined)
    .map(({ key, values }) => unfit(key, values.length, length, ['protocol']));
  if (faults.length > 0) return { faults };
  const row = (k: number) =>
    Object.fromEntries(
      columns.map(({ key, values }) => [key, (values.length === 1 ? values[0] : values[k]) as number]),
    );
  return { protocol: Array.from({ length }, (_, k) => row(k)), averages: block['averages']?.values ?? [1] };
}

function fromShorthand(model: AnyModel, block: Block): Samples | { readonly faults: readonly Fault[] } {
  const { key, expand } = model.shorthand!;
  const { averages, ...fields } = block as Readonly<Record<string, Read | string | undefined>>;
  const plain = Object.entries(fields).map(([name, field]) => [
    name,
    typeof field === 'object' ? field.values[0] : field,
  ]);
  if (shorthandFaults(model, block).length > 0) return { faults: [] }; // told already
  try {
    const protocol = expand(Object.fromEntries(plain.filter(([, value]) => value !== undefined)));
    return { protocol, averages: (averages as Read | undefined)?.values ?? [1] };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { faults: [{ message: error.message, path: ['protocol', key] }] };
  }
}

/** Fields of which a shorthand needs exactly one, in a protocol as it was written. */
export function shorthandFaults(model: AnyModel, raw: unknown): Fault[] {
  if (!model.shorthand || typeof raw !== 'object' || raw === null || protocolForm(model, raw) !== 'short') return [];
  const { key, oneOf } = model.shorthand;
  return oneOf.flatMap((group): Fault[] => {
    const present = group.filter((name) => (raw as Readonly<Record<string, unknown>>)[name] !== undefined);
    if (present.length === 1) return [];
    const missing = `protocol needs one of ${group.join(', ')} beside ${key}`;
    const message = present.length === 0 ? missing : `protocol has ${present.join(' and ')}; keep one of them`;
    return [{ message, path: ['protocol'], key: present[1] ?? key }];
  });
}

/** Averages that stand beside a protocol and inside it. */
export function averagesTwice(raw: Readonly<Record<string, unknown>>): Fault[] {
  const protocol = raw['protocol'];
  const blocks = (Array.isArray(protocol) ? protocol : [protocol]) as unknown[];
  const inside = blocks.some(
    (block) => typeof block === 'object' && block !== null && Object.hasOwn(block, 'averages'),
  );
  if (!inside || !Object.hasOwn(raw, 'averages')) return [];
  return [{ message: 'averages stands here and inside protocol; keep one of the two', path: [], key: 'averages' }];
}

/** One value for each of so many; undefined where there are others. */
export function repeat(values: readonly number[], length: number): readonly number[] | undefined {
  if (values.length === length) return values;
  return values.length === 1 ? new Array<number>(length).fill(values[0]!) : undefined;
}

/** That there are so many values for so many acquisitions. */
export function unfit(key: string, count: number, length: number, path: Fault['path']): Fault {
  return {
    message: `${key} has ${count} values, but there are ${length} acquisitions; give one for each, or one for all`,
    path,
    key,
  };
}
