/** `npm run demos` weaves every page into demos/out; `npm run demo NAME` runs one demonstration here. */
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process, { argv, env, exit, stderr, stdout } from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { suggestion } from '@fishergrad/study';
import { makeApi } from './api.ts';
import { claim } from './claim.ts';
import { type Demo, DemoError, placeOf, read, run } from './demo.ts';
import { accept, drift } from './results.ts';
import { inTerminal } from './terminal.ts';
import { names, weave, writePages } from './weave.ts';

const HELP = `npm run demo                    the demonstrations there are
npm run demo NAME               runs one here
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
  const { values } = understood(() => parseArgs({ args, options: OPTIONS }));
  if (values.help) return console.log(HELP);
  const folder = values.out === undefined ? OUT : resolve(values.out);
  understood(() => claim(folder, folder === OUT));
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
  const { values, positionals } = understood(() => parseArgs({ args, options: SHOWN, allowPositionals: true }));
  const [given, ...more] = positionals;
  if (values.help) return console.log(HELP);
  if (given === undefined) return console.log(`${list()}\n\n${HELP}`);
  const name = given.replace(/^(?:\.\/)?demos\//, '').replace(/\.ts$/, '');
  if (more.length > 0) refuse(`One demonstration at a time: ${name}, or ${more.join(', ')}?`);
  if (!existing().includes(name)) {
    const known = names.filter((each) => each !== name);
    refuse(`There is no demonstration "${name}"${suggestion(name, known) || '.'} There are ${existing().join(', ')}.`);
  }
  const demo = await run(name);
  console.log(values.json ? JSON.stringify({ version: 1, name, shown: demo.shown }, null, 1) : inOrder(demo));
}

/** Those on the paths of the index first. */
function existing(): string[] {
  const files = readdirSync(new URL('..', import.meta.url)).filter(
    (file) => file.endsWith('.ts') && file !== 'contents.ts',
  );
  return [...new Set([...names, ...files.map((file) => file.slice(0, -'.ts'.length))])].filter((name) =>
    existsSync(placeOf(name)),
  );
}

function list(): string {
  const width = Math.max(...existing().map((name) => name.length));
  return existing()
    .map(
      (name) =>
        `  ${name.padEnd(width)}  ${titleOf(name)}${names.includes(name) ? '' : ' (on no path of contents.ts)'}`,
    )
    .join('\n');
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

/** What a person may have got wrong is answered in a sentence. */
function understood<T>(attempt: () => T): T {
  try {
    return attempt();
  } catch (error) {
    const { message, code } = error as Error & { code?: string };
    return refuse(
      code?.startsWith('ERR_PARSE_ARGS') ? `${message.replace(/\. To specify.*$/, '.')}\n\n${HELP}` : message,
    );
  }
}

function refuse(sentence: string): never {
  stderr.write(`${sentence}\n`);
  exit(2);
}
