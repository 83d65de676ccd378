import type { Protocol } from '../../study.ts';
import type { Varied } from '../../studyDesign.ts';
import type { Fault } from '../fault.ts';
import type { Read } from '../quantityText.ts';
import type { Asked } from './asked.ts';
import { demandsMet } from './demandsMet.ts';
import { type DesignData, MOST_SAMPLES } from './designSchema.ts';
import { durationFaults, timeFaults } from './designTime.ts';
import { fixedColumns } from './fixedColumns.ts';
import { type Found, missing } from './found.ts';
import { averagesMisfit, noiseMisfit } from './misfits.ts';
import { weightsFaults } from './weightsFaults.ts';
import { readVaried, type ReadVaried } from './readVaried.ts';
import { fixedRows, restRows } from './restRows.ts';
import { isGiven, variedOf } from './variedOf.ts';

type Raw = Readonly<Record<string, unknown>>;

/** Acquisitions that are free within ranges, and those that stay. */
export interface FreeDesign {
  readonly vary: readonly Varied[];
  readonly samples: number;
  readonly rest: Protocol;
  readonly fixed: Protocol;
  /** Quantities as they are written, for their units and for what is doubtful about them. */
  readonly reads: readonly Readonly<Record<string, Read>>[];
}

/** What stands under `vary`, `samples` and `fixed`. */
export function freeDesign(block: Raw, data: DesignData, asked: Asked): Found<FreeDesign> {
  const read = readVaried(block, asked);
  const { varied } = read;
  const weights = data.weights === true;
  const { samples, faults: countFaults } = samplesOf(block, data, asked);
  const laid = samples === undefined ? [] : varied.map((each) => variedOf(weights ? bare(each) : each, samples));
  const names = varied.map(({ setting }) => setting);
  const isWhole = names.length > 0 && names.length === Object.keys(block['vary'] as object).length;
  const fixed = Object.hasOwn(block, 'fixed') && isWhole ? fixedColumns(block['fixed'], names, asked) : NO_FIXED;
  const faults = [
    ...read.faults,
    ...countFaults,
    ...laid.flatMap((each) => each.faults),
    ...fixed.faults,
    ...(weights ? weightsFaults(block, varied, asked) : []),
  ];
  const issues = [...read.issues, ...(fixed.issues ?? [])];
  const vary = laid.flatMap(({ found }) => found ?? []);
  const isRead = faults.length === 0 && issues.length === 0 && isWhole && vary.length === varied.length;
  if (!isRead || samples === undefined || !asked.samples || !fixed.found) return { faults, issues };
  const reads = [...varied.flatMap(readsOf), fixed.found.reads];
  return assembled(block, data, { ...asked, samples: asked.samples }, { vary, samples, rows: fixed.found.rows, reads });
}

const NO_FIXED = { found: { rows: [], reads: {} }, faults: [], issues: [] };

/** How many acquisitions are free, where that can be told. */
function samplesOf(
  block: Raw,
  data: DesignData,
  { samples }: Asked,
): { samples?: number | undefined; faults: Fault[] } {
  if (Object.hasOwn(block, 'samples')) return { samples: data.samples, faults: [] };
  const count = data.weights === true ? 1 : samples?.protocol.length;
  if (count === undefined || count <= MOST_SAMPLES) return { samples: count, faults: [] };
  const message = `the protocol has ${count} acquisitions, and a design at most ${MOST_SAMPLES}; write samples: how many are free`;
  return { faults: [{ message, path: [], key: 'design' }] };
}

/** Of weights, whose layout is refused as such. */
function bare(varied: ReadVaried): ReadVaried {
  return { ...varied, layout: {} };
}

function readsOf({ setting, range, layout }: ReadVaried): Readonly<Record<string, Read>>[] {
  const { first } = layout.train || {};
  return [range?.to, range?.from, first].flatMap((read) => (read ? [{ [setting]: read }] : []));
}

interface Parts {
  readonly vary: readonly Varied[];
  readonly samples: number;
  readonly rows: Protocol;
  readonly reads: FreeDesign['reads'];
}

/** What the parts ask of each other and of the protocol. */
function assembled(
  block: Raw,
  data: DesignData,
  asked: Asked & { readonly samples: NonNullable<Asked['samples']> },
  { vary, samples, rows, reads }: Parts,
): Found<FreeDesign> {
  const { protocol, averages } = asked.samples;
  const weights = data.weights === true;
  const key = weights ? 'weights' : Object.hasOwn(block, 'samples') ? 'samples' : 'design';
  const from = { protocol, varied: vary.map(({ setting }) => setting), settings: Object.keys(asked.model.settings) };
  const rest = restRows({ ...from, samples, weights, key });
  const fixed = rows.length > 0 ? fixedRows(rows, { ...from, samples, weights, key }) : { found: [], faults: [] };
  if (!rest.found || !fixed.found) return { faults: [...rest.faults, ...fixed.faults] };
  if (vary.every(isGiven))
    return missing({
      message: 'first and step of its train are given, so that nothing is left to choose; leave one out',
      path: ['design'],
      key: 'vary',
    });
  const placed = { vary, rest: rest.found, fixed: fixed.found, samples: weights ? 1 : samples };
  const written = Object.fromEntries(
    reads.flatMap((each) => Object.entries(each).map(([name, { symbol }]) => [name, symbol])),
  );
  const misfits = [averagesMisfit(averages), weights ? undefined : noiseMisfit(asked.noise, samples, rows.length)];
  const faults = [
    ...misfits.flatMap((message) => (message === undefined ? [] : [{ message, path: [], key: 'design' }])),
    ...demandsMet(asked.model, placed, { ...written, ...asked.symbols }),
    ...(durationFaults(data, asked).length > 0 ? [] : timeFaults(data, { ...placed, averages: averages[0]! })),
  ];
  return { found: { vary, samples, rest: rest.found, fixed: fixed.found, reads }, faults };
}
