import type { Figure, Outcome } from './goal.ts';
import { busy, described, type Machine } from './machine.ts';

/** What was measured, and on what. */
export interface Results {
  readonly machine: Machine;
  readonly quick: boolean;
  readonly results: readonly { readonly id: string; readonly work: string; readonly outcome: Outcome }[];
}

const HEAD = ['goal', 'what', 'measured', 'wanted', 'result'] as const;
type Row = readonly [goal: string, what: string, measured: string, wanted: string, result: string];

/** The figures as one table for a terminal, and the notes below it. */
export function table({ machine, quick, results }: Results): string {
  const lines: Row[] = [HEAD, ...rows(results)];
  const widths = HEAD.map((_, k) => Math.max(...lines.map((line) => line[k]!.length)));
  const aligned = lines.map((line) =>
    line
      .map((cell, k) => (k === 2 ? cell.padStart(widths[k]!) : cell.padEnd(widths[k]!)))
      .join('  ')
      .trimEnd(),
  );
  const notes = noted(results).map(([id, note]) => `${id.padEnd(widths[0]!)}  ${note}`);
  const short = quick ? ['A quick run: shows that all runs, no speed.'] : [];
  return [...aligned, '', ...notes, '', `Measured on ${described(machine)}.`, ...short].join('\n');
}

function rows(results: Results['results']): Row[] {
  return results.flatMap(({ id, outcome }) =>
    outcome.figures.map((each): Row => [id, each.what, shown(each), wanted(each), verdict(each)]),
  );
}

function noted(results: Results['results']): [id: string, note: string][] {
  return results.flatMap(({ id, outcome }) => outcome.notes.map((note): [string, string] => [id, note]));
}

function shown({ value, unit }: Figure): string {
  const digits = value >= 1e-3 && value < 1e4 ? String(Number(value.toPrecision(3))) : value.toExponential(1);
  return unit === '' ? digits : `${digits} ${unit}`;
}

function wanted({ must, stretch, more }: Figure): string {
  const sign = more === true ? '≥' : '≤';
  const parts = [
    must === undefined ? [] : [`must ${sign} ${must}`],
    stretch === undefined ? [] : [`stretch ${sign} ${stretch}`],
  ];
  return parts.flat().join(', ');
}

/** Whether the figure holds. */
function verdict({ value, must, stretch, more }: Figure): string {
  const holds = (limit: number): boolean => (more === true ? value >= limit : value <= limit);
  if (must !== undefined && !holds(must)) return 'MISSED';
  if (stretch !== undefined)
    return holds(stretch) ? 'stretch reached' : must === undefined ? 'stretch missed' : 'reached';
  return must === undefined ? '' : 'reached';
}

/** The page docs/benchmarks.md. */
export function markdown({ machine, results }: Results): string {
  const works = results.map(({ id, work }) => `| ${id} | ${work} |`);
  const warning = busy(machine);
  return `# Benchmarks

${INTRODUCTION}

Measured on ${machine.day}: ${described(machine)}.${warning === undefined ? '' : ` ${warning}`}

| ${HEAD.join(' | ')} |
|---|---|---:|---|---|
${rows(results)
  .map((row) => `| ${row.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
  .join('\n')}

| goal | work |
|---|---|
${works.join('\n')}

What stands behind the figures (times say sizes only: they drift by a factor of two on a shared machine), and what was left
out:

${noted(results)
  .map(([id, note]) => `- ${id}: ${note}`)
  .join('\n')}
`;
}

const INTRODUCTION = `Written by \`npm run bench\`. Every variant of a work is a process of its own, warm, asked in turn (A B C A B C …). A figure in ×
is a ratio of medians of one run: how much longer than the other it takes (÷, smaller is better), or how many times faster
it is. "Must" is what we hold ourselves to, "stretch" what a prototype could do. Before anything is timed, the numbers of
each variant are held to derivatives worked out by hand.

The C references are in \`bench/c\`, with derivatives worked out by hand: *scalar* has libm and \`-O3
-march=native\`, *vector* also \`-ffast-math\` and the widest vectors of the machine by libmvec, *SSE* the same at 128 bits,
the width of WebAssembly; *fast* is \`-O3 -ffast-math\`. Everything runs on one thread. Ours run as built JavaScript.`;
