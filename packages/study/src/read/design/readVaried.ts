import type { Quantity } from '@fishergrad/models';
import { z } from 'zod';
import type { Issue } from '../../studyError.ts';
import type { Fault } from '../fault.ts';
import { suggestion } from '../nearest.ts';
import { blockOf } from '../ownBlocks.ts';
import { parse } from '../parse.ts';
import { describe, type Read } from '../quantityText.ts';
import { quantity } from '../quantitySchema.ts';
import type { Path } from '../source.ts';
import { sourceWithin } from '../sourceWithin.ts';
import { strangeKeys } from '../strangeKeys.ts';
import type { Asked } from './asked.ts';
import { DESIGN_KEYS } from './designSchema.ts';
import { LAYOUT_KEYS, layoutShape, type ReadLayout, TRAIN_KEYS, writtenKind } from './layoutSchema.ts';

/** A setting that is varied, as it is written. */
export interface ReadVaried {
  readonly setting: string;
  readonly kind: Quantity;
  /** Undefined where one of its ends could not be read, or where it is empty. */
  readonly range: { readonly from: Read; readonly to: Read } | undefined;
  readonly layout: ReadLayout;
  /** The block in which a key of its layout stands. */
  readonly pathOf: (key: string) => Path;
}

interface AllVaried {
  readonly varied: readonly ReadVaried[];
  readonly faults: readonly Fault[];
  readonly issues: readonly Issue[];
}

const NOTHING: AllVaried = { varied: [], faults: [], issues: [] };

type Raw = Readonly<Record<string, unknown>>;

const EXAMPLE = 'vary: { TE: { from: 1 ms, to: 60 ms } }';
const VARY: Path = ['design', 'vary'];

/** What stands under `vary`, and the layout beside it where it is about one setting. */
export function readVaried(design: Raw, asked: Asked): AllVaried {
  const { vary } = design;
  const names = Object.keys(blockOf(vary));
  if (names.length === 0) {
    const given = Object.hasOwn(design, 'vary');
    if (!given && Object.keys(design).some((key) => !DESIGN_KEYS.includes(key))) return NOTHING; // misspelt, perhaps
    const message = given
      ? `vary must be a block of settings with their ranges, such as ${EXAMPLE}, not ${describe(vary)}`
      : `design needs what may be chosen: ${EXAMPLE} for values of settings, or choose: 4 to keep some of the acquisitions`;
    return { varied: [], faults: [given ? { message, path: VARY } : { message, path: [], key: 'design' }], issues: [] };
  }
  const known = names.filter((name) => Object.hasOwn(asked.model.settings, name));
  const beside = LAYOUT_KEYS.filter((key) => Object.hasOwn(design, key));
  const strangers = names.filter((name) => !known.includes(name)).slice(0, 20);
  const alone = names.length === 1;
  const parts = known.map((name) => one(name, blockOf(vary)[name], alone ? design : {}, asked));
  return {
    varied: parts.flatMap(({ varied }) => varied),
    faults: [
      ...strangers.map((name) => ({ message: stranger(name, asked), path: VARY, key: name })),
      ...(alone ? [] : beside.map((key) => ambiguous(key, names))),
      ...parts.flatMap(({ faults }) => faults),
    ],
    issues: parts.flatMap(({ issues }) => issues),
  };
}

function ambiguous(key: string, names: readonly string[]): Fault {
  const message = `${key} stands beside vary, which has ${names.length} settings; write it inside the one it is about, such as ${names[0]!.slice(0, 40)}`;
  return { message, path: ['design'], key };
}

/** What to say of a name that is no setting. */
export function stranger(name: string, { model, constants }: Pick<Asked, 'model' | 'constants'>): string {
  const short = name.slice(0, 40);
  if (Object.hasOwn(model.parameters, name))
    return `${short} is a parameter of the tissue, and only settings are chosen`;
  if (constants.includes(name)) return `${short} is a constant; to vary it, write it as a setting of the protocol`;
  const settings = Object.keys(model.settings);
  return `${model.name} has no setting "${short}"${suggestion(name, settings) || `; it has ${settings.join(', ')}`}`;
}

function one(setting: string, raw: unknown, design: Raw, { model, source }: Asked): AllVaried {
  const path = [...VARY, setting];
  const block = blockOf(raw);
  if (block !== raw) {
    const message = `${setting} must be a block with its range, such as { from: 1 ms, to: 60 ms }, not ${describe(raw)}`;
    return { varied: [], faults: [{ message, path }], issues: [] };
  }
  const kind = model.settings[setting]!;
  const inside = readLayout(setting, kind, block, { source, path });
  const outside = readLayout(setting, kind, design, { source, path: ['design'] });
  const ends = parse(endsShape(setting, kind), block, { sourceOf: () => sourceWithin(source, path) });
  const twice = LAYOUT_KEYS.filter((key) => Object.hasOwn(block, key) && Object.hasOwn(design, key));
  const pathOf = (key: string): Path => (Object.hasOwn(block, key) ? path : ['design']);
  const { from, to } = ends.data;
  const range = from && to && { from, to };
  const empty = range && !(from.values[0]! < to.values[0]!);
  const again = twice.map((key): Fault => ({
    message: `${key} stands here and inside ${setting}; keep one of the two`,
    path: ['design'],
    key,
  }));
  return {
    varied: [{ setting, kind, range: empty ? undefined : range, layout: { ...outside.data, ...inside.data }, pathOf }],
    faults: [
      ...strangeKeys(block, ['from', 'to', ...LAYOUT_KEYS], setting, path),
      ...again,
      ...inside.faults,
      ...outside.faults,
      ...(empty ? [{ message: emptyRange(setting, block), path: [...path, 'to'] }] : []),
    ],
    issues: [...ends.issues, ...inside.issues, ...outside.issues],
  };
}

function emptyRange(setting: string, { from, to }: Raw): string {
  return `the range of ${setting} is empty: from ${String(from).trim()} to ${String(to).trim()}; "to" must be above "from"`;
}

function endsShape(setting: string, kind: Quantity) {
  const end = (key: string) => quantity(`${key} of ${setting}`, writtenKind(kind), 'one');
  return { from: end('from'), to: end('to') };
}

function readLayout(
  setting: string,
  kind: Quantity,
  block: Raw,
  { source, path }: { readonly source: Asked['source']; readonly path: Path },
): { readonly data: ReadLayout; readonly faults: readonly Fault[]; readonly issues: readonly Issue[] } {
  const present = Object.entries(layoutShape(setting, kind)).filter(([key]) => Object.hasOwn(block, key));
  const { data, issues } = parse(Object.fromEntries(present) as Record<string, z.ZodType>, block, {
    sourceOf: () => sourceWithin(source, path),
  });
  const faults = strangeKeys(blockOf(block['train']), TRAIN_KEYS, 'train', [...path, 'train']);
  return { data, faults, issues };
}
