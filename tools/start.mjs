/** The main job on a real protocol, and what to try next. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const study = 'demos/studies/ute-t2star.yaml';
const { status } = spawnSync(
  process.execPath,
  ['--conditions=fishergrad-built', 'packages/cli/bin/fishergrad.js', 'crlb', study],
  {
    cwd: root,
    stdio: 'inherit',
  },
);
if (status === 0) {
  console.log(`\nThat was:  npx fishergrad crlb ${study}

Next, try
  npx fishergrad crlb demos/studies/molli-5-3-3.yaml    T1 of the myocardium
  npx fishergrad models                                 the signals it knows
  npx fishergrad models t2star --study > mine.yaml      a study of your own to edit, then
  npx fishergrad crlb mine.yaml --html mine.html        its bound, with figures (--json for a program)
  npx fishergrad verify t2star                          its derivatives against those worked out by hand
  npm run demos                                         pages that explain it all, from + to a bound
  npm run demo mlp                                      the first of 27 lessons on how networks learn
  npm run exercise                                      their exercises`);
}
process.exitCode = status ?? 1;
