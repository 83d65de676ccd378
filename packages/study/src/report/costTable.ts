import { type Cost, costs, NotIdentifiable } from '@fishergrad/models';
import type { Result } from '../bounds.ts';
import { formatNumber, shown } from '../format.ts';
import type { Study } from '../study.ts';
import { aimsOf } from './aims.ts';
import type { TextTable } from './boundTable.ts';

/** What each unknown costs: the SDs as they are, then with one thing otherwise at a time, and their ratio to the first row. */
export function costTable(study: Study, result: Result): TextTable {
  const { experiment, outcome } = result;
  const rows: readonly Cost[] = costs(experiment);
  const names = aimsOf(result, outcome instanceof NotIdentifiable ? undefined : outcome);
  return {
    head: ['', ...names.flatMap((name) => [`SD of ${name}`, '×'])],
    rows: rows.map((row) => [row.says, ...names.flatMap((name) => cells(study, name, row, rows[0]!))]),
  };
}

function cells(study: Study, name: string, row: Cost, first: Cost): string[] {
  const [now, before] = [sdOf(row, name), sdOf(first, name)];
  if (now === undefined) return [row.roles[name] === 'known' || !(name in study.roles) ? '' : 'not identifiable', ''];
  const ratio = before === undefined || row === first ? '' : formatNumber(now / before, 3);
  if (!Number.isFinite(now)) return ['no bound', ''];
  return [shown(study, name, unitOf(study, name), now), ratio];
}

function sdOf({ sd, derived }: Cost, name: string): number | undefined {
  return sd[name] ?? derived[name];
}

function unitOf({ model }: Study, name: string): string {
  return model.parameters[name]?.unit ?? model.derived![name]!.unit;
}
