import type { AnyModel, Quantity } from '@fishergrad/models';
import type { Protocol } from '../../study.ts';
import type { Fault } from '../fault.ts';
import { blockOf } from '../ownBlocks.ts';
import { parse } from '../parse.ts';
import { repeat, unfit } from '../protocolBlock.ts';
import { describe, type Read } from '../quantityText.ts';
import { quantity } from '../quantitySchema.ts';
import { sourceWithin } from '../sourceWithin.ts';
import type { Asked } from './asked.ts';
import type { Found } from './found.ts';
import { writtenKind } from './layoutSchema.ts';
import { stranger } from './readVaried.ts';
import { MOST_SAMPLES } from './designSchema.ts';

/** Acquisitions that stay, as they are written. */
export interface Fixed {
  /** Their values of the settings that are varied. */
  readonly rows: Protocol;
  readonly reads: Readonly<Record<string, Read>>;
}

const PATH = ['design', 'fixed'];

/** The values of the varied settings in acquisitions that stay: a list for each, or one value for all. */
export function fixedColumns(raw: unknown, varied: readonly string[], asked: Asked): Found<Fixed> {
  const block = blockOf(raw);
  if (Object.keys(block).length === 0) {
    const message = `fixed must be a block with the varied settings, such as fixed: { ${varied[0] ?? 'TE'}: … }, not ${describe(raw)}`;
    return { faults: [{ message, path: PATH }] };
  }
  const { settings } = asked.model;
  const strangers = Object.keys(block).filter((name) => !varied.includes(name));
  const common = varied.find((name) => settings[name]!.common);
  const faults = [
    ...strangers.slice(0, 20).map((name) => ({ message: notVaried(name, asked), path: PATH, key: name })),
    ...(common === undefined ? [] : [{ message: commonFault(common), path: ['design'], key: 'fixed' }]),
  ];
  const told = strangers.length > 0 ? varied.filter((name) => Object.hasOwn(block, name)) : varied;
  const shape = Object.fromEntries(told.map((name) => [name, column(name, settings[name]!)]));
  const { data, issues } = parse(shape, block, { sourceOf: () => sourceWithin(asked.source, PATH) });
  if (faults.length > 0 || issues.length > 0) return { faults, issues };
  const rows = fromColumns(data as Readonly<Record<string, Read>>);
  return 'faults' in rows ? rows : { found: { rows: rows.rows, reads: data as Fixed['reads'] }, faults: [] };
}

function column(name: string, kind: Quantity) {
  return quantity(`fixed ${name}`, writtenKind(kind), 'many');
}

function notVaried(name: string, asked: Asked): string {
  const { settings }: Pick<AnyModel, 'settings'> = asked.model;
  if (!Object.hasOwn(settings, name)) return stranger(name, asked);
  return `${name} is not varied, and so is that of the protocol in fixed acquisitions too; leave it out`;
}

function commonFault(name: string): string {
  return `${name} has one value for all acquisitions of this model, so that none can be fixed while it is varied`;
}

function fromColumns(data: Fixed['reads']): { readonly rows: Protocol } | { readonly faults: readonly Fault[] } {
  const columns = Object.entries(data).map(([name, { values }]) => [name, values] as const);
  const length = Math.max(...columns.map(([, values]) => values.length));
  const wrong = columns.filter(([, values]) => repeat(values, length) === undefined);
  if (wrong.length > 0) return { faults: wrong.map(([name, values]) => unfit(name, values.length, length, PATH)) };
  if (length > MOST_SAMPLES)
    return {
      faults: [{ message: `fixed has more than ${MOST_SAMPLES} acquisitions`, path: ['design'], key: 'fixed' }],
    };
  const whole = columns.map(([name, values]) => [name, repeat(values, length)!] as const);
  const row = (k: number) => Object.fromEntries(whole.map(([name, values]) => [name, values[k]!]));
  return { rows: Array.from({ length }, (_, k) => row(k)) };
}
