/** `npm run demos` weaves every page into demos/out; `npm run demo NAME` runs one demonstration here. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process, { argv, exit, stderr, stdout } from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { suggestion } from '@fishergrad/study';
import { makeApi } from './api.ts';
import { type Demo, DemoError, held, placeOf, resultsOf, run } from './demo.ts';
import { inTerminal } from './terminal.ts';
import { names, weave } from './weave.ts';

const HELP = `npm run demo                    the demonstrations there are
npm run demo NAME               runs one here
npm run demos                   weaves all into demos/out, pages to open in a browser
npm run demos -- --out FOLDER   into another folder
npm run demos -- --no-api       without the API documentation, which takes longer than all the rest
npm run demos -- --accept       and holds the results as they are now (demos/results)`;

const OPTIONS = {
  accept: { type: 'boolean' },
  'no-api': { type: 'boolean' },
  out: { type: 'string', default: 'demos/out' },
  help: { type: 'boolean', short: 'h' },
} as const;

// Whoever looks at the first lines only, by `head` say, has seen enough.
stdout.on('error', () => exit(0));

const [command, ...words] = argv.slice(2);
const { values, positionals } = understood(words);
if (values.help) console.log(HELP);
else await (command === 'demos' ? all() : one(positionals)).catch(tellFailure);

function understood(given: string[]) {
  try {
    return parseArgs({ args: given, options: OPTIONS, allowPositionals: command === 'demo' });
  } catch (error) {
    return refuse(`${(error as Error).message}\n\n${HELP}`);
  }
}

async function all(): Promise<void> {
  const folder = resolve(fileURLToPath(new URL('../..', import.meta.url)), values.out);
  const began = performance.now();
  const api = values['no-api'] ? undefined : makeApi(join(folder, 'api'));
  const demos = await weave(folder, (name) => stderr.write(`  ${name}\n`));
  for (const demo of demos) (values.accept ? hold : tellDrift)(demo);
  if (api) stderr.write('  API documentation\n');
  const wrong = await api;
  if (wrong !== undefined) {
    stderr.write(`The API documentation could not be made:\n${wrong}`);
    process.exitCode = 1;
  }
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  stdout.write(`${demos.length} demonstrations in ${seconds} s: open ${folder}/index.html\n`);
}

async function one([given, ...more]: readonly string[]): Promise<void> {
  if (given === undefined) {
    console.log(`Demonstrations:\n${names.map((each) => `  ${each}`).join('\n')}\n\n${HELP}`);
    return;
  }
  const name = given.replace(/^(?:\.\/)?demos\//, '').replace(/\.ts$/, '');
  if (more.length > 0) refuse(`One demonstration at a time: ${name}, or ${more.join(', ')}?`);
  if (!/^[\w/-]+$/.test(name) || name === 'contents' || !existsSync(placeOf(name))) {
    refuse(`There is no demonstration "${name}"${suggestion(name, names) || '.'} There are ${names.join(', ')}.`);
  }
  console.log(inOrder(await run(name)));
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

function hold(demo: Demo): void {
  writeFileSync(resultsOf(demo.name), held(demo));
}

function tellDrift(demo: Demo): void {
  const place = resultsOf(demo.name);
  const now = held(demo).split('\n');
  const before = existsSync(place) ? readFileSync(place, 'utf8').split('\n') : [];
  const line = now.findIndex((each, k) => each !== before[k]);
  if (line < 0 && now.length === before.length) return;
  stderr.write(
    `${demo.name} shows other results than demos/results/${demo.name}.txt holds, from line ${line + 1} on:\n` +
      `  held  ${before[line] ?? '(no more)'}\n  now   ${now[line] ?? '(no more)'}\n` +
      `If that is right, npm run demos -- --accept holds the new ones.\n`,
  );
}

/** A demonstration that fails is the fault of who changes it: a place and a sentence, no stack. */
function tellFailure(error: unknown): void {
  if (!(error instanceof DemoError)) throw error;
  stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

function refuse(sentence: string): never {
  stderr.write(`${sentence}\n`);
  exit(2);
}
