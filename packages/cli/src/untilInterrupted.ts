import { setImmediate } from 'node:timers/promises';

/** How far a search has come, with what it would answer if it ended now. */
interface Step<R> {
  readonly doing: string;
  readonly value: number | undefined;
  readonly soFar: (() => R) | undefined;
}

/** So often the world is looked at, in ms. */
const LOOK = 100;

/**
 * Runs a search to its end, or until the person interrupts it: then the best so far is the answer. A second interruption ends the
 * program, as does one while there is no answer yet.
 *
 * Where a person watches and it takes more than a second, it says how far it is.
 */
export async function untilInterrupted<P extends Step<R>, R>(search: Generator<P, R>): Promise<R> {
  let interrupted = false;
  const note = (): void => {
    if (interrupted) process.exit(130);
    interrupted = true;
  };
  process.on('SIGINT', note);
  const began = Date.now();
  let looked = began;
  let last: P['soFar'] = undefined;
  try {
    for (;;) {
      const step = search.next();
      if (step.done) return step.value;
      last = step.value.soFar ?? last;
      if (Date.now() - looked < LOOK) continue;
      looked = Date.now();
      say(step.value, began);
      await setImmediate(); // lets the interruption in
      if (!interrupted) continue;
      if (last === undefined) {
        process.stderr.write('\ninterrupted before there was an answer: nothing is written\n');
        process.exit(130);
      }
      return last();
    }
  } finally {
    process.off('SIGINT', note);
    if (process.stderr.isTTY && Date.now() - began > 1000) process.stderr.write('\r\u001B[K');
  }
}

function say({ doing, value }: Step<unknown>, began: number): void {
  if (!process.stderr.isTTY || Date.now() - began < 1000) return;
  const so = value === undefined ? '' : `, best cost ${value.toPrecision(6)}`;
  process.stderr.write(`\r\u001B[K${doing}${so}, ${((Date.now() - began) / 1000).toFixed(0)} s`);
}
