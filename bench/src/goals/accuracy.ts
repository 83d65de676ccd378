import { spawnSync } from 'node:child_process';
import { record } from '@fishergrad/engine';
import { compile } from '@fishergrad/engine/compile';
import { together } from '../compare.ts';
import { functionPoints, type OwnFunction } from '../functionPoints.ts';
import type { Bench, Goal, Outcome } from '../goal.ts';
import { largestError } from '../measure.ts';
import { type Known, type MapName, mapTitle, ownMap } from '../ownMap.ts';

/** Most units in the last place that an own function may be off. */
const MOST: Readonly<Record<OwnFunction, number>> = { exp: 1.1, cos: 1.5, tanh: 2.5, log: 1 };

const known: Readonly<Record<Known, string>> = { fixed: 'fixed protocol', free: 'protocol at run time' };

/** Runs bench/c/precise.c: doubles in, doubles out. */
function precise(program: readonly string[], input: Float64Array = new Float64Array(0)): Float64Array {
  const bytes = new Uint8Array(input.buffer, input.byteOffset, input.byteLength);
  const { stdout, status } = spawnSync(program[0]!, program.slice(1), { input: bytes, maxBuffer: 2 ** 26 });
  if (status !== 0) throw new Error(`The quad-precision reference ended with ${status}.`);
  return new Float64Array(stdout.buffer.slice(stdout.byteOffset, stdout.byteOffset + stdout.byteLength));
}

function mapErrors({ tools, effort: { rows } }: Bench, which: MapName): Outcome {
  const command = tools.c('precise', 'quad', which, String(rows));
  if ('missing' in command) return leftOut(command.missing);
  const wanted = precise(command);
  const figures = (['fixed', 'free'] as const).map((protocol) => {
    const columns = Object.values(ownMap(which, protocol)()().sd);
    const found = Float64Array.from(wanted, (_, k) => columns[k % columns.length]![Math.floor(k / columns.length)]!);
    const value = largestError(found, wanted);
    return {
      what: `${mapTitle[which]}: ${known[protocol]}, worst relative error of ${rows} rows`,
      value,
      unit: '',
      must: 1e-13,
    };
  });
  return { figures, notes: [] };
}

function functionErrors({ tools, effort: { points } }: Bench, name: OwnFunction): Outcome {
  const command = tools.c('precise', 'quad', name);
  if ('missing' in command) return leftOut(command.missing);
  const { over, at } = functionPoints(name, points);
  const own = compile(
    record(['x'], (a, [x]) => [a[name](x!)]),
    { batch: true },
  );
  if (own.backEnd !== 'wasm')
    throw new Error(`${name} of a batch runs on ${own.backEnd}: its own code is not reached.`);
  const [y] = own([at]);
  const errors = precise(
    command,
    Float64Array.from({ length: 2 * points }, (_, k) => (k % 2 === 0 ? at : y!)[k >> 1]!),
  );
  const worst = errors.reduce((most, error, k) => (error >= 0 && error <= errors[most]! ? most : k), 0);
  return {
    figures: [
      { what: `${name}, ${over}: worst of ${points} points`, value: errors[worst]!, unit: 'ulp', must: MOST[name] },
    ],
    notes: [`${name} is worst at ${at[worst]!}.`],
  };
}

function leftOut(why: string): Outcome {
  return { figures: [], notes: [`Accuracy is not measured: ${why}.`] };
}

/** G12: accuracy against quad precision. */
export const accuracy: readonly Goal[] = [
  {
    id: 'G12',
    work: 'accuracy against quad precision: maps over all rows, and the WebAssembly functions of our own',
    measure: (bench) =>
      Promise.resolve(
        together(
          ...(['t2star', 'molli'] as const).map((which) => mapErrors(bench, which)),
          ...(['exp', 'cos', 'tanh', 'log'] as const).map((name) => functionErrors(bench, name)),
        ),
      ),
  },
];
