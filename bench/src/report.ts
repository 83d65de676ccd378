import type { Figure, Goal, Outcome } from './goal.ts';
import type { Machine } from './machine.ts';

interface Line {
  readonly goal: Pick<Goal, 'id' | 'work'>;
  readonly outcome: Outcome;
}

/** The figures as lines for a terminal. */
export function table(lines: readonly Line[]): string {
  return lines
    .flatMap(({ goal, outcome }) => [
      ...outcome.figures.map(
        (each) =>
          `${goal.id.padEnd(4)} ${each.what.padEnd(56)} ${shown(each).padStart(10)}  ${wanted(each).padEnd(30)} ${verdict(each)}`,
      ),
      ...outcome.notes.map((note) => `     ${note}`),
    ])
    .join('\n');
}

function shown({ value, unit }: Figure): string {
  return `${value >= 1e-3 && value < 1e4 ? Number(value.toPrecision(3)) : value.toExponential(1)} ${unit}`;
}

function wanted({ must, stretch, more, unit }: Figure): string {
  const sign = more === true ? '≥' : '≤';
  const parts = [
    must === undefined ? [] : [`must ${sign} ${must}`],
    stretch === undefined ? [] : [`stretch ${sign} ${stretch}`],
  ].flat();
  return parts.length === 0 ? '' : `${parts.join(', ')} ${unit}`;
}

/** Whether the figure holds. */
function verdict({ value, must, stretch, more }: Figure): string {
  const holds = (limit: number): boolean => (more === true ? value >= limit : value <= limit);
  if (stretch !== undefined && holds(stretch)) return 'stretch reached';
  if (must !== undefined) return holds(must) ? 'reached' : 'MISSED';
  return stretch === undefined ? '' : 'stretch missed';
}

/** The page docs/benchmarks.md. */
export function markdown({
  machine,
  results,
}: {
  readonly machine: Machine;
  readonly results: readonly ({ readonly id: string; readonly work: string } & Outcome)[];
}): string {
  const rows = results.flatMap(({ id, figures }) =>
    figures.map((each) => `| ${id} | ${each.what} | ${shown(each)} | ${wanted(each)} | ${verdict(each)} |`),
  );
  const notes = results.flatMap(({ id, notes: all }) => all.map((note) => `- ${id}: ${note}`));
  return `# Benchmarks

${INTRODUCTION}

Measured on ${machine.day}: ${machine.processor}, ${machine.cores} cores, ${machine.memory}; Node ${machine.node} (V8 ${machine.v8}); ${machine.compiler}.

| goal | what | measured | wanted | |
|---|---|---:|---|---|
${rows.join('\n')}

Medians behind the ratios (sizes only: they drift by a factor of two on a shared machine), and what was left out:

${notes.join('\n')}
`;
}

const INTRODUCTION = `Written by \`npm run bench\`. Every variant is a process of its own, warm, asked in turn (A B C A B C …); a ratio is one of
medians, and smaller is better unless it says "faster". Before anything is timed, each variant's numbers are held to
derivatives worked out by hand. C references are in \`bench/c\`: *scalar* has libm and \`-O3 -march=native\`, *vector* also
\`-ffast-math\` and 512-bit vectors by libmvec, *SSE* the same at 128 bits, which is the width of WebAssembly. Ours run as
built JavaScript.`;
