/** `npm run demos` weaves every page into demos/out; `npm run demo NAME` runs one demonstration here. */
import { join, resolve } from 'node:path';
import process, { argv, env, stderr, stdout } from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { suggestion } from '@fishergrad/study';
import { refuse, understood } from './answer.ts';
import { makeApi } from './api.ts';
import { claim } from './claim.ts';
import { type Demo, DemoError, read, run } from './demo.ts';
import { callable, existing, meant } from './existing.ts';
import { accept, drift } from './results.ts';
import { inTerminal } from './terminal.ts';
import { names, weave, writePages } from './weave.ts';

const HELP = `npm run demo                    the demonstrations there are
npm run demo NAME               runs one here; a lesson also without lessons/ before its name
npm run -s demo NAME -- --json  prints what it shows for a program, every number in full
npm run demos                   weaves all into demos/out, pages to open in a browser
npm run demos -- --out FOLDER   into another folder
npm run demos -- --no-api       without the API documentation, which takes longer than all the rest
npm run demos -- --accept       and holds the results as they are now (demos/results)`;

const OUT = fileURLToPath(new URL('../out', import.meta.url));
const HELPED = { help: { type: 'boolean', short: 'h' } } as const;
const SHOWN = { ...HELPED, json: { type: 'boolean' } } as const;
const OPTIONS = {
  ...HELPED,
  accept: { type: 'boolean' },
  'no-api': { type: 'boolean' },
  out: { type: 'string' },
} as const;

// pnpm passes on the -- that npm keeps.
const [command, ...args] = argv.slice(2).filter((word) => word !== '--');
try {
  await (command === 'demos' ? all() : one());
} catch (error) {
  // A demonstration that fails is the fault of who changes it: a place and a sentence, no stack.
  if (!(error instanceof DemoError)) throw error;
  stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

async function all(): Promise<void> {
  const swallowed = ['accept', 'out', 'no_api'].find((name) => env[`npm_config_${name}`] !== undefined);
  if (swallowed)
    refuse(
      `npm took --${swallowed.replace('_', '-')} for its own: write npm run demos -- --${swallowed.replace('_', '-')}`,
    );
  const { values } = understood(() => parseArgs({ args, options: OPTIONS }), HELP);
  if (values.help) return console.log(HELP);
  const folder = values.out === undefined ? OUT : resolve(values.out);
  understood(() => claim(folder, folder === OUT), HELP);
  const began = performance.now();
  const api = values['no-api'] ? undefined : makeApi(join(folder, 'api'));
  const { demos, pages } = await weave((name) => stderr.write(`  ${name}\n`));
  writePages(folder, pages);
  for (const demo of demos) {
    if (values.accept) accept(demo);
    else stderr.write(drift(demo));
  }
  if (api) stderr.write('  API documentation\n');
  const wrong = await api;
  if (wrong !== undefined) {
    stderr.write(`The API documentation could not be made:\n${wrong}`);
    process.exitCode = 1;
  }
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  stdout.write(`${demos.length} demonstrations in ${seconds} s: open ${folder}/index.html\n`);
}

async function one(): Promise<void> {
  const { values, positionals } = understood(() => parseArgs({ args, options: SHOWN, allowPositionals: true }), HELP);
  const [given, ...more] = positionals;
  if (values.help) return console.log(HELP);
  if (given === undefined) return console.log(`${list()}\n\n${HELP}`);
  const name = meant(given);
  if (more.length > 0) refuse(`One demonstration at a time: ${name}, or ${more.join(', ')}?`);
  if (!existing().includes(name)) {
    const known = callable().filter((each) => each !== name);
    refuse(`There is no demonstration "${name}"${suggestion(name, known) || '.'} There are ${existing().join(', ')}.`);
  }
  const demo = await run(name);
  if (values.json) return console.log(JSON.stringify({ version: 1, name, shown: demo.shown }, null, 1));
  console.log(`${inOrder(demo)}\n\n${furtherOf(name)}`);
}

/** Where the words between the results are, and what there is to do. */
function furtherOf(name: string): string {
  const [, lesson] = /^lessons\/(.*)$/.exec(name) ?? [];
  const words = `Its sentences are in demos/${name}.ts, and on its page: npm run demos`;
  return lesson === undefined ? words : `${words}\nIts exercise: npm run exercise ${lesson}`;
}

/** The demonstrations, and under them the lessons. */
function list(): string {
  const there = existing();
  const width = Math.max(...there.map((name) => name.length));
  const line = (name: string): string => {
    const note = names.includes(name) ? '' : ' (on no path of contents.ts)';
    return `  ${name.padEnd(width)}  ${titleOf(name)}${note}`;
  };
  const isLesson = (name: string): boolean => name.startsWith('lessons/');
  const lessons = there.filter(isLesson).map(line);
  const group = lessons.length > 0 ? ['', 'Lessons with a network:', ...lessons] : [];
  return [...there.filter((name) => !isLesson(name)).map(line), ...group].join('\n');
}

function titleOf(name: string): string {
  try {
    return read(name).title;
  } catch {
    return '(no title)';
  }
}

/** Headings and results, in the order of the program. */
function inOrder({ pieces, shown }: Demo): string {
  const parts = pieces.map(({ kind, text, from, to }) =>
    kind === 'prose'
      ? [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading]) => `━━ ${heading}`)
      : shown.filter(({ line }) => line >= from && line <= to).map(({ output }) => inTerminal(output)),
  );
  return parts.flat().join('\n\n');
}
