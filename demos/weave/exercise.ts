/** `npm run exercise` lists the exercises of the lessons; `npm run exercise NAME` checks one. */
import process, { argv, env } from 'node:process';
import { parseArgs } from 'node:util';
import { suggestion } from '@fishergrad/study';
import { chapters } from '../contents.ts';
import { refuse, understood } from './answer.ts';
import { exercises, type State, stateOf } from './solve.ts';

const HELP = `npm run exercise                        the exercises, and which of them you have solved
npm run exercise NAME                   checks what you wrote in demos/lessons/exercises/NAME.ts
npm run exercise NAME -- --solution     checks the solution instead, in demos/lessons/solutions/NAME.ts`;

const OPTIONS = { help: { type: 'boolean', short: 'h' }, solution: { type: 'boolean' } } as const;

// pnpm passes on the -- that npm keeps.
const args = argv.slice(2).filter((word) => word !== '--');
const { values, positionals } = understood(() => parseArgs({ args, options: OPTIONS, allowPositionals: true }), HELP);
if (values.help) console.log(HELP);
else if (positionals.length === 0) await list();
else await one(positionals);

async function one([given, ...more]: readonly string[]): Promise<void> {
  if (env['npm_config_solution'] !== undefined)
    refuse(`npm took --solution for its own: write npm run exercise ${given} -- --solution`);
  const name = given.replace(/^.*\//, '').replace(/\.ts$/, '');
  if (more.length > 0) refuse(`One exercise at a time: ${name}, or ${more.join(', ')}?`);
  const all = exercises();
  if (!all.includes(name))
    refuse(`There is no exercise "${name}"${suggestion(name, all) || '.'} There are ${all.join(', ')}.`);
  const state = await stateOf(name, values.solution ? 'solutions' : 'exercises');
  console.log(sentence(name, state));
  process.exitCode = state.is === 'solved' ? 0 : 1;
}

function sentence(name: string, state: State): string {
  if (state.is === 'solved') return `✓ ${name}: it holds.`;
  return state.is === 'unsolved'
    ? state.says
    : `✗ ${name} does not hold yet (demos/lessons/exercises/${name}.ts).\n${state.says}`;
}

async function list(): Promise<void> {
  const all = inOrder();
  const width = Math.max(...all.map((name) => name.length));
  let solved = 0;
  for (const name of all) {
    const { is } = await stateOf(name);
    if (is === 'solved') solved++;
    const said = { solved: '✓ solved', unsolved: '· not solved yet', wrong: '✗ does not hold yet' }[is];
    console.log(`  ${name.padEnd(width)}  ${said}`);
  }
  console.log(`\n${solved} of ${all.length} solved.\n\n${HELP}`);
}

/** Those of the course in its order, then any others. */
function inOrder(): string[] {
  const course = chapters.flatMap(({ pages }) => pages.map((page) => page.slice('lessons/'.length)));
  return [...new Set([...course, ...exercises()])].filter((name) => exercises().includes(name));
}
