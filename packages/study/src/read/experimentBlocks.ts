import type { Issue } from '../studyError.ts';
import type { Fault } from './fault.ts';
import { blockOf } from './ownBlocks.ts';
import { describe } from './quantityText.ts';
import { KEYS, PART_KEYS } from './schema.ts';
import type { Source } from './source.ts';
import { placed, sourceWithin } from './sourceWithin.ts';
import { strangeKeys } from './strangeKeys.ts';

type Raw = Readonly<Record<string, unknown>>;

/** One experiment as it is written: its own keys, and those it shares with the others. */
export interface ExperimentBlock {
  readonly raw: Raw;
  /** Where what stands under one of its keys was written: in its own block, or beside `experiments`. */
  readonly sourceOf: (key: string) => Source;
}

/** More than this are a mistake, or a program's. */
const MOST = 50;
const EXAMPLE = 'write experiments: and under it, for each, - model, protocol, noise';

/** The experiments of a study: itself, or those under `experiments`; and what is wrong with their keys. */
export function experimentBlocks(raw: Raw, source: Source): { blocks: ExperimentBlock[]; issues: Issue[] } {
  const list = raw['experiments'];
  const issues = placed(source, strangeKeys(raw, KEYS, 'a study'));
  if (!Object.hasOwn(raw, 'experiments')) return { blocks: [{ raw, sourceOf: () => source }], issues };
  if (!Array.isArray(list) || list.length === 0 || list.length > MOST) {
    const found = Array.isArray(list) ? `${list.length} of them` : describe(list);
    const message = `experiments must be a list of 1 to ${MOST} blocks, not ${found}; ${EXAMPLE}`;
    return { blocks: [], issues: [...issues, ...placed(source, [{ message, path: ['experiments'] }])] };
  }
  const apart = ['model', 'protocol', 'averages'].filter((key) => Object.hasOwn(raw, key));
  const faults = apart.map((key): Fault => ({
    message: `${key} stands beside experiments, and belongs into each of them`,
    path: [],
    key,
  }));
  const shared = list.length > 1 ? SHARED : [...SHARED, 'derive']; // of several, it is derived from all together
  const blocks = list.map((block: unknown, i) => blockAt(raw, block, { source, i, shared }));
  const wrong = list.flatMap((block: unknown, i) =>
    placed(sourceWithin(source, ['experiments', i]), blockFaults(block, i)),
  );
  return { blocks, issues: [...issues, ...placed(source, faults), ...wrong] };
}

interface At {
  readonly source: Source;
  readonly i: number;
  /** Keys that stand beside `experiments` and count for each. */
  readonly shared: readonly string[];
}

function blockAt(raw: Raw, block: unknown, { source, i, shared: keys }: At): ExperimentBlock {
  const own = blockOf(block);
  const within = sourceWithin(source, ['experiments', i]);
  const shared = Object.fromEntries(Object.entries(raw).filter(([key]) => keys.includes(key)));
  const both = ['let', 'constants'].filter((key) => Object.hasOwn(raw, key) && Object.hasOwn(own, key));
  const merged = both.map((key) => [key, { ...blockOf(raw[key]), ...blockOf(own[key]) }] as const);
  return {
    raw: { ...shared, ...own, ...Object.fromEntries(merged) },
    sourceOf: (key) => (Object.hasOwn(own, key) || !Object.hasOwn(shared, key) ? within : source),
  };
}

const SHARED: readonly string[] = ['tissue', 'noise', 'let', 'constants'];

function blockFaults(block: unknown, i: number): Fault[] {
  if (typeof block !== 'object' || block === null || Array.isArray(block))
    return [{ message: `experiment ${i + 1} must be a block of keys, not ${describe(block)}; ${EXAMPLE}`, path: [] }];
  return strangeKeys(block as Raw, PART_KEYS, 'an experiment');
}
