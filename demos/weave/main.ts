/**
 * `npm run demos` weaves every page into demos/out; `npm run demo NAME` runs one demonstration here.
 *
 *   --out FOLDER   another folder for the pages
 *   --accept       hold the results as they are now (demos/results)
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import process, { argv, exit, stderr, stdout } from 'node:process';
import { fileURLToPath } from 'node:url';
import { suggestion } from '@fishergrad/study';
import { type Demo, DemoError, held, placeOf, resultsOf, run } from './demo.ts';
import { inTerminal } from './terminal.ts';
import { names, weave } from './weave.ts';

const HELP = `npm run demo                    the demonstrations there are
npm run demo NAME               runs one here
npm run demos                   weaves all into demos/out, pages to open in a browser
npm run demos -- --out FOLDER   into another folder
npm run demos -- --accept       and holds the results as they are now (demos/results)`;

// Whoever looks at the first lines only, by `head` say, has seen enough.
stdout.on('error', () => exit(0));

const [command, ...words] = argv.slice(2);
if (words.includes('--help') || words.includes('-h')) console.log(HELP);
else await (command === 'demos' ? all(words) : one(words)).catch(tellFailure);

async function all(given: readonly string[]): Promise<void> {
  const accept = given.includes('--accept');
  const out = given.includes('--out') ? given[given.indexOf('--out') + 1] : 'demos/out';
  const known = new Set(['--accept', '--out', out]);
  const odd = given.find((word) => !known.has(word));
  if (odd !== undefined || out === undefined) refuse(`${odd ?? '--out'} is not understood here.\n\n${HELP}`);
  const folder = resolve(fileURLToPath(new URL('../..', import.meta.url)), out);
  const began = performance.now();
  const demos = await weave(folder, (name) => stderr.write(`  ${name}\n`));
  for (const demo of demos) (accept ? hold : tellDrift)(demo);
  stdout.write(
    `${demos.length} pages in ${((performance.now() - began) / 1000).toFixed(1)} s: open ${folder}/index.html\n`,
  );
}

async function one([given, ...more]: readonly string[]): Promise<void> {
  if (given === undefined) {
    console.log(`Demonstrations:\n${names.map((each) => `  ${each}`).join('\n')}\n\n${HELP}`);
    return;
  }
  const name = given.replace(/^(?:\.\/)?demos\//, '').replace(/\.ts$/, '');
  if (more.length > 0) refuse(`One demonstration at a time: ${name}, or ${more.join(', ')}?`);
  if (!existsSync(placeOf(name)) || !names.includes(name)) {
    refuse(`There is no demonstration "${name}"${suggestion(name, names)}. There are ${names.join(', ')}.`);
  }
  const demo = await run(name);
  console.log(inOrder(demo));
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
  const [found, wanted] = [held(demo), existsSync(place) ? readFileSync(place, 'utf8') : ''].map((text) =>
    text.split('\n'),
  );
  const line = found.findIndex((each, k) => each !== wanted[k]);
  if (line < 0 && found.length === wanted.length) return;
  stderr.write(
    `${demo.name} shows other results than demos/results/${demo.name}.txt holds, from line ${line + 1} on:\n` +
      `  held  ${wanted[line] ?? '(no more)'}\n  now   ${found[line] ?? '(no more)'}\n` +
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
