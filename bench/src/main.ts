/** Measures the goals: `pnpm bench`, or `pnpm bench G1 G9`; `--quick` only shows that all runs. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Goal, Outcome } from './goal.ts';
import { maps } from './goals/maps.ts';
import { perceptrons } from './goals/perceptrons.ts';
import { points } from './goals/points.ts';
import { trains } from './goals/trains.ts';
import { machine } from './machine.ts';
import { QUICK, USUAL } from './measure.ts';
import { markdown, table } from './report.ts';
import { Toolchains } from './toolchains.ts';

const goals: readonly Goal[] = [...maps, ...points, ...perceptrons, ...trains];
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { quick: { type: 'boolean' }, json: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
});
const unknown = positionals.filter((id) => !goals.some((goal) => goal.id === id));
if (values.help === true || unknown.length > 0) {
  for (const id of unknown) console.error(`There is no goal "${id}".`);
  console.log('pnpm bench [G1 G2 …] [--quick] [--json FILE]\n');
  for (const { id, work } of goals) console.log(`${id.padEnd(4)} ${work}`);
  process.exit(unknown.length > 0 ? 2 : 0);
}
const chosen = goals.filter(({ id }) => positionals.length === 0 || positionals.includes(id));
const bench = { tools: new Toolchains(), effort: values.quick === true ? QUICK : USUAL };
const results: { goal: Goal; outcome: Outcome }[] = [];
for (const goal of chosen) {
  console.error(`${goal.id} ${goal.work} …`);
  const outcome = await goal.measure(bench);
  results.push({ goal, outcome });
  console.log(table([{ goal, outcome }]));
}
const where = values.json ?? fileURLToPath(new URL('../results.json', import.meta.url));
const record = {
  version: 1,
  machine: machine(),
  quick: values.quick ?? false,
  results: results.map(({ goal, outcome }) => ({ id: goal.id, work: goal.work, ...outcome })),
};
writeFileSync(where, `${JSON.stringify(record, null, 2)}\n`);
if (positionals.length === 0 && values.quick !== true)
  writeFileSync(fileURLToPath(new URL('../../docs/benchmarks.md', import.meta.url)), markdown(record));
