import { NotIdentifiable } from '@fishergrad/models';
import { bounds, type Result } from '../../bounds.ts';
import type { Designed } from '../../design/designed.ts';
import { passOf } from '../../design/pricing.ts';
import { formatNumber, shown } from '../../format.ts';
import type { Study } from '../../study.ts';
import type { TextTable } from '../boundTable.ts';

/** Of more tissues than these only some are told: the ends, those between at even steps, and the worst. */
const MOST = 12;

/** SDs and CoVs of what a design is about, before and after, one row per tissue; those of measuring time where that counts. */
export function tissueTable(designed: Designed): TextTable & { readonly left: number } {
  const { before, after, design } = designed;
  const [old, fresh] = [[...bounds(before)], [...bounds(after)]];
  const names = design.of.map(({ name }) => name);
  const [scaleOld, scale] = designed.weights ? [undefined, undefined] : [passOf(before, design), passOf(after, design)];
  const places = told(designed, fresh.length);
  const rows = places.map((at) => [
    fresh.length === 1 ? 'SD' : fresh[at]!.label,
    ...names.flatMap((name) => [cell(before, old[at]!, name, scaleOld), cell(after, fresh[at]!, name, scale)]),
  ]);
  return {
    head: ['', ...names.flatMap((name) => [`${name}, before`, 'after'])],
    rows,
    left: fresh.length - places.length,
  };
}

function told({ price, priceBefore }: Designed, count: number): number[] {
  if (count <= MOST) return Array.from({ length: count }, (_, k) => k);
  const even = Array.from({ length: MOST - 2 }, (_, k) => Math.round((k * (count - 1)) / (MOST - 3)));
  const worst = [price, priceBefore].flatMap((each) => (each ? [worstAt(each.logCosts)] : []));
  return [...new Set([...even, ...worst])].toSorted((i, k) => i - k);
}

function worstAt(logCosts: readonly number[]): number {
  return logCosts.indexOf(Math.max(...logCosts));
}

/** @param time what it is of, s: an SD of so long is told as that of one second */
function cell(study: Study, { outcome }: Result, name: string, time: number | undefined): string {
  const { derived } = outcome;
  const [scale, unit] = time === undefined ? [1, ''] : [Math.sqrt(time), '·√s'];
  const bound = outcome instanceof NotIdentifiable ? undefined : (outcome.parameters[name] ?? derived[name]);
  const remaining = outcome instanceof NotIdentifiable ? outcome.remaining[name] : undefined;
  if (remaining !== undefined)
    return `± ${shown(study, name, study.model.parameters[name]!.unit, scale * remaining)}${unit}`;
  const one = bound ?? derived[name];
  if (one === undefined) return 'not identifiable';
  const cov = Number.isFinite(one.relativeSd) ? ` (${formatNumber(100 * scale * one.relativeSd)} %${unit})` : '';
  return `± ${shown(study, name, one.unit, scale * one.sd)}${unit}${cov}`;
}
