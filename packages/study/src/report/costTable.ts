import { type Cost, costs, wanted } from '@fishergrad/models';
import type { Result } from '../bounds.ts';
import { formatNumber, shown } from '../format.ts';
import type { Study } from '../study.ts';
import type { TextTable } from './boundTable.ts';

/** What each unknown costs: the SDs as they are, then with one thing otherwise at a time, and their ratio to the first row. */
export function costTable(study: Study, { experiment }: Result): TextTable {
  const rows: readonly Cost[] = costs(experiment);
  const names = wanted(experiment);
  const first = rows[0]!.sd;
  return {
    head: ['', ...names.flatMap((name) => [`SD of ${name}`, '×'])],
    rows: rows.map(({ says, roles, sd }) => [
      says,
      ...names.flatMap((name) => cells(study, name, { sd, first, roles })),
    ]),
  };
}

function cells(
  study: Study,
  name: string,
  { sd, first, roles }: Pick<Cost, 'sd' | 'roles'> & { readonly first: Cost['sd'] },
): string[] {
  const [now, before] = [sd[name], first[name]];
  if (now === undefined) return [roles[name] === 'known' ? '' : 'not identifiable', ''];
  const ratio = before === undefined || sd === first ? '' : formatNumber(now / before, 3);
  return [shown(study, name, study.model.parameters[name]!.unit, now), ratio];
}
