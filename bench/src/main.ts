/** Measures the goals: `npm run bench`, or `npm run bench -- G1 G9`; `--quick` only shows that all runs. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Bench, Goal, Outcome } from './goal.ts';
import { goals } from './goals/all.ts';
import { busy, machine } from './machine.ts';
import { QUICK, USUAL } from './measure.ts';
import { markdown, type Results, table } from './report.ts';
import { Toolchains } from './toolchains.ts';

interface Asked {
  readonly chosen: readonly Goal[];
  readonly quick: boolean;
  readonly json: string | undefined;
}

const USAGE = `npm run bench -- [G1 G2 …] [--quick] [--json FILE]

  --quick      briefly, against C alone: shows that all runs and that the numbers are right
  --json FILE  where the results go; bench/results.json if not said
  --help       this list

Comparisons need a C compiler (cc), and python3 with NumPy and PyTorch; what is missing is left out.
Without goals all of them are measured, and docs/benchmarks.md is written anew. The goals:

${goals.map(({ id, work }) => `  ${id.padEnd(4)} ${work}`).join('\n')}`;

const asked = read();
process.exitCode = typeof asked === 'number' ? asked : await run(asked);

/** What the words ask for; the exit code where that is nothing to measure. */
function read(): Asked | number {
  const options = {
    quick: { type: 'boolean' },
    json: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  } as const;
  try {
    const { values, positionals } = parseArgs({ allowPositionals: true, options });
    if (values.help === true) {
      console.log(USAGE);
      return 0;
    }
    const unknown = positionals.find((id) => !goals.some((goal) => goal.id === id));
    if (unknown !== undefined) throw new RangeError(`There is no goal "${unknown}".`);
    const chosen = goals.filter(({ id }) => positionals.length === 0 || positionals.includes(id));
    return { chosen, quick: values.quick ?? false, json: values.json };
  } catch (error) {
    console.error(`${sentence(error as NodeJS.ErrnoException)} See npm run bench -- --help.`);
    return 2;
  }
}

/** Of what the parser of options says, the first sentence. */
function sentence({ code, message }: NodeJS.ErrnoException): string {
  return code?.startsWith('ERR_PARSE_ARGS') ? `${message.split('. ')[0]!}.` : message;
}

async function run({ chosen, quick, json }: Asked): Promise<number> {
  const tools = new Toolchains(quick);
  const here = machine(tools.compiler);
  const warning = busy(here);
  if (warning !== undefined) console.error(warning);
  const results: { id: string; work: string; outcome: Outcome }[] = [];
  let failed = false;
  for (const goal of chosen) {
    console.error(`${goal.id} ${goal.work} …`);
    const outcome = await attempt(goal, { tools, effort: quick ? QUICK : USUAL });
    failed ||= outcome === undefined;
    if (outcome !== undefined) results.push({ id: goal.id, work: goal.work, outcome });
  }
  tools.close();
  const all: Results = { machine: here, quick, results };
  console.log(table(all));
  writeFileSync(json ?? path('bench/results.json'), `${JSON.stringify({ version: 2, ...all }, null, 2)}\n`);
  if (chosen.length === goals.length && !quick && !failed) writeFileSync(path('docs/benchmarks.md'), markdown(all));
  return failed ? 1 : 0;
}

/** One goal that fails says why and leaves the others their turn. */
async function attempt(goal: Goal, bench: Bench): Promise<Outcome | undefined> {
  try {
    return await goal.measure(bench);
  } catch (error) {
    console.error(`${goal.id} failed: ${(error as Error).message}`);
    return undefined;
  }
}

function path(file: string): string {
  return fileURLToPath(new URL(`../../${file}`, import.meta.url));
}
