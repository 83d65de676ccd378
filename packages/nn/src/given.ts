import { quoted } from './words.ts';

/**
 * The slips that a type cannot see in JavaScript, answered in a sentence: a name for the thing it names, a function that was
 * not called.
 *
 * @throws TypeError
 */
export function refuseOther(what: string, given: unknown, is: boolean, wanted: string): void {
  if (is) return;
  const found = typeof given === 'function' ? 'a function' : given === undefined ? 'nothing' : quoted(given);
  throw new TypeError(`${what} ${wanted}, not ${found}`);
}

/** @throws TypeError where no source of chance was given */
export function refuseNoRandom(random: unknown): void {
  refuseOther('the source of chance', random, typeof random === 'function', 'is a function, as random: seeded(1)');
}

/** @throws TypeError where no loss was given */
export function refuseNoLoss(loss: unknown): void {
  const is = typeof (loss as { of?: unknown } | undefined)?.of === 'function';
  refuseOther('the loss', loss, is, 'is one of @fishergrad/nn, as hinge or squared');
}

/** @throws TypeError where no samples were given */
export function refuseNoSamples(samples: unknown, what: string): void {
  const { inputs, targets } = (samples ?? {}) as { inputs?: unknown; targets?: unknown };
  const areColumns = [inputs, targets].every(
    (columns) => Array.isArray(columns) && columns.every((column) => column instanceof Float64Array),
  );
  const call = typeof samples === 'function' ? ' (test samples are given by a call: test())' : '';
  const wanted = 'have a Float64Array for each input and target; from rows, samplesOf(inputs, targets) makes them';
  if (!areColumns) throw new TypeError(`${what}: samples ${wanted}${call}`);
}
