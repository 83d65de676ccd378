import type { Issue } from '../../studyError.ts';
import type { StudyDesign } from '../../studyDesign.ts';
import type { Fault } from '../fault.ts';
import { blockOf } from '../ownBlocks.ts';
import { parse } from '../parse.ts';
import { describe, type Read } from '../quantityText.ts';
import { placed, sourceWithin } from '../sourceWithin.ts';
import { strangeKeys } from '../strangeKeys.ts';
import type { Asked } from './asked.ts';
import { chooseFaults } from './chooseFaults.ts';
import { designAims } from './designAims.ts';
import { DESIGN_KEYS, type DesignData, designShape } from './designSchema.ts';
import { designTissues } from './designTissues.ts';
import { budgetFaults, durationFaults } from './designTime.ts';
import { freeDesign, type FreeDesign } from './freeDesign.ts';
import type { Found } from './found.ts';

type Raw = Readonly<Record<string, unknown>>;

/** A design as read: nothing where there is none, or where something is wrong with it. */
export interface ReadDesign {
  readonly design: StudyDesign | undefined;
  /** Quantities as they are written, by setting. */
  readonly reads: readonly Readonly<Record<string, Read>>[];
  readonly issues: readonly Issue[];
}

const NONE: ReadDesign = { design: undefined, reads: [], issues: [] };

/**
 * The design block of a study.
 *
 *   1. each key by its schema
 *   2. `freeDesign`: settings, ranges and layouts, the acquisitions that they stand for; or `chooseFaults`
 *   3. `designAims`, `designTissues`: what is to be small, and for whom
 */
export function designBlock(raw: Raw, asked: Asked, experiments: number): ReadDesign {
  if (!Object.hasOwn(raw, 'design')) return NONE;
  const block = blockOf(raw['design']);
  const refused = (fault: Fault): ReadDesign => ({ ...NONE, issues: placed(asked.source, [fault]) });
  if (Object.keys(block).length === 0) {
    const message = `design must be a block of keys, such as design: { vary: { TE: { from: 1 ms, to: 60 ms } } }, not ${block === raw['design'] ? 'an empty one' : describe(raw['design'])}`;
    return refused({ message, path: ['design'] });
  }
  if (experiments > 1) {
    const message =
      'a design is about one experiment, and several together cannot be designed yet; write a study for each';
    return refused({ message, path: [], key: 'design' });
  }
  return designOf(block, asked);
}

function designOf(block: Raw, asked: Asked): ReadDesign {
  const sourceOf = () => sourceWithin(asked.source, ['design']);
  const parsed = parse(designShape(), block, { sourceOf });
  const data: DesignData = parsed.data;
  const isRead = (key: keyof DesignData): boolean => !Object.hasOwn(block, key) || data[key] !== undefined;
  const choose = Object.hasOwn(block, 'choose');
  const strange = strangeKeys(block, DESIGN_KEYS, 'design', ['design']);
  const free = choose ? chosen(block, data, asked) : freeDesign(block, data, asked);
  const criterion = isRead('criterion') ? (data.criterion ?? 'relative') : undefined;
  const of = isRead('of') ? designAims(data.of, criterion, asked) : NOTHING;
  const tissues = asked.tissues && isRead('tissues') ? designTissues(data.tissues, asked.tissues.length) : NOTHING;
  const faults = [
    ...strange,
    ...(choose ? [] : [...durationFaults(data, asked), ...budgetFaults(block)]),
    ...[free, of, tissues].flatMap((each) => each.faults),
  ];
  const issues = [...parsed.issues, ...placed(asked.source, faults), ...(free.issues ?? [])];
  const isWhole = issues.length === 0 && free.found && of.found && tissues.found && asked.samples && criterion;
  if (!isWhole) return { ...NONE, issues };
  const { reads, ...chosenFree } = free.found;
  const design: StudyDesign = {
    ...chosenFree,
    ...{ weights: data.weights === true, choose: data.choose, criterion },
    ...{ of: of.found, tissues: tissues.found, starts: data.starts ?? 20, seed: data.seed ?? 1 },
    duration: data.duration && ('name' in data.duration ? data.duration.name : data.duration.values[0]!),
    budget: data.budget?.values[0],
    before: asked.samples.protocol,
    averages: averagesOf(block, data, asked),
    warnings: [...new Set(reads.flatMap((each) => Object.values(each).flatMap(({ warnings }) => warnings)))],
  };
  return { design, reads, issues };
}

/** How often each free acquisition is measured, where that is not once: as often as those of the protocol. */
function averagesOf(block: Raw, { weights }: DesignData, { samples }: Asked): number | undefined {
  const [first] = samples!.averages;
  return weights === true || Object.hasOwn(block, 'choose') || first === 1 ? undefined : first;
}

const NOTHING: Found<never> = { faults: [] };

function chosen(block: Raw, data: DesignData, asked: Asked): Found<FreeDesign> {
  const faults = chooseFaults(block, data.choose, asked);
  if (data.choose === undefined) return { faults };
  return { found: { vary: [], samples: data.choose, rest: [], fixed: [], reads: [] }, faults };
}
