import { bounds } from '../../bounds.ts';
import type { Designed } from '../../design/designed.ts';
import type { Study } from '../../study.ts';
import { printable } from '../../studyError.ts';
import { assumptions } from '../assumptions.ts';
import { drawTable } from '../table.ts';
import { type Paint, plain } from '../terminal.ts';
import { costKind } from './costKind.ts';
import { costWords } from './costWords.ts';
import { gainWords } from './gainWords.ts';
import { nearlySingular } from './nearlySingular.ts';
import { proofWords } from './proofWords.ts';
import { protocolText } from './protocolText.ts';
import { tissueTable } from './tissueTable.ts';
import { toleranceRows } from './toleranceTable.ts';
import { tableWords, toleranceWords } from './words.ts';

/** What became of a question of design, for a person at a terminal: before and after, what is proved, and how far values may be off. */
export function designToTerminal(designed: Designed, paint: Paint = plain): string {
  const { before, after, price, priceBefore, notes, stop, design } = designed;
  const { head, rows, left } = tissueTable(designed);
  const { name, told, show } = costKind(designed);
  const cost = (logCost: number): string => `${name} ${show(told(logCost))}`;
  const [first] = [...bounds(after)];
  const warnings = [...before.warnings, ...design.warnings];
  return [
    paint.bold(printable(before.name)),
    `wanted: ${costWords(designed)}`,
    ...(stop === 'interrupted'
      ? [paint.warn('unfinished: this is the best found before the search was interrupted')]
      : []),
    ...warnings.map((warning) => `${paint.warn('warning:')} ${printable(warning)}`),
    '',
    ...protocol(designed, before, paint.bold('before'), priceBefore ? cost(priceBefore.logCost) : 'not identifiable'),
    ...protocol(designed, after, paint.bold('after '), cost(price.logCost)),
    '',
    drawTable(head, rows),
    ...tableWords(designed, left).map((line) => paint.dim(line)),
    paint.dim(`assumed: ${assumptions(after, first!).join('; ')}`),
    gainWords(designed),
    ...proofWords(designed),
    ...[...notes, ...nearlySingular(designed)].map((note) => `${paint.warn('note:')} ${note}`),
    ...toleranceLines(designed, paint),
  ].join('\n');
}

/** Under a heading, so that what follows stands in one column. */
function protocol(designed: Designed, study: Study, heading: string, cost: string): string[] {
  const { lines, table } = protocolText(designed, study);
  const all = [...lines, cost];
  const told = [`${heading}  ${all[0]!}`, ...all.slice(1).map((line) => `        ${line}`)];
  return table ? [...told, drawTable(table.head, table.rows)] : told;
}

/** Nobody reads longer tables at a terminal. */
const MOST_ROWS = 24;

function toleranceLines(designed: Designed, paint: Paint): string[] {
  const table = toleranceRows(designed);
  if (table === undefined) return [];
  if (table.rows.length > MOST_ROWS)
    return [
      paint.dim(
        `how far each of ${designed.tolerances.length} values may be off by itself is in --json, and on the page of --html`,
      ),
    ];
  return ['', paint.bold(toleranceWords(designed)), drawTable(table.head, table.rows)];
}
