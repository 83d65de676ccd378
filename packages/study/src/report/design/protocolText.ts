import type { Designed } from '../../design/designed.ts';
import { passOf } from '../../design/pricing.ts';
import { formatGiven, formatNumber, shown } from '../../format.ts';
import type { Study } from '../../study.ts';
import type { TextTable } from '../boundTable.ts';
import { columnText, settingColumns } from './settingColumns.ts';

/** Up to so many acquisitions of several settings are a table; longer ones are lists with their ends. */
const MOST_ROWS = 24;

/** The acquisitions of a protocol: lists of settings, or where several settings belong together a table. */
export function protocolText(
  designed: Designed,
  study: Study,
): { readonly lines: string[]; readonly table?: TextTable } {
  const columns = settingColumns(designed, study);
  const count = study.parts[0]!.protocol.length;
  const shares = study === designed.after ? sharesOf(designed) : undefined;
  const fixed = study === designed.after ? designed.design.fixed.length : 0;
  const lines = [...timeLine(designed, study)];
  if (columns.length === 1 || count > MOST_ROWS) {
    const free = columns.map((column) => columnText({ ...column, texts: column.texts.slice(0, count - fixed) }));
    const stay = columns.map((column) => columnText({ ...column, texts: column.texts.slice(count - fixed) }));
    return {
      lines: [
        ...free,
        ...(shares ? [shares.line] : []),
        ...(fixed > 0 ? [`fixed: ${stay.join('; ')}`] : []),
        ...(count > MOST_ROWS ? [`${count} acquisitions; all are in --json, and in the study that -o writes`] : []),
        ...lines,
      ],
    };
  }
  const head = [
    '',
    ...columns.map(({ name, symbol }) => (symbol === '' ? name : `${name} (${symbol})`)),
    ...(shares ? [shares.name] : []),
  ];
  const rows = Array.from({ length: count }, (_, k) => [
    k >= count - fixed ? 'fixed' : String(k + 1),
    ...columns.map(({ texts }) => texts[k]!),
    ...(shares ? [shares.texts[k] ?? ''] : []),
  ]);
  return { lines, table: { head, rows } };
}

/** Parts of the measuring: of its samples, or of its time. */
function sharesOf({ weights, design, after }: Designed): { name: string; texts: string[]; line: string } | undefined {
  if (weights === undefined) return undefined;
  const texts = weights.map((w) => formatNumber(w, 4));
  if (design.duration === undefined) return { name: 'weight', texts, line: `weights ${texts.join(', ')}` };
  const { averages } = after.parts[0]!;
  const counts = averages.map((n) => `${formatGiven(n, 4)} times`);
  return {
    name: 'part of the time',
    texts,
    line: `parts of the time ${texts.join(', ')}: in one second ${counts.join(', ')}`,
  };
}

function timeLine(designed: Designed, study: Study): string[] {
  const { design, weights } = designed;
  const time = weights ? undefined : passOf(study, design);
  if (time === undefined) return [];
  const { model } = study;
  const [name] = Object.entries(model.settings ?? {}).find(([, { unit }]) => unit === 's') ?? [''];
  return [`takes ${shown(study, typeof design.duration === 'string' ? design.duration : name, 's', time)}`];
}
