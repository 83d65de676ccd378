import { spawnSync } from 'node:child_process';
import { checkedBound } from '../reference.ts';
import type { Bench, Goal, Outcome } from '../goal.ts';
import { largestError, median } from '../measure.ts';
import { together } from '../compare.ts';
import { type MapName, mapTitle } from '../ownMap.ts';

interface Start {
  /** From recording to the first map, in ms. */
  readonly map: number;
  /** The whole process, in s. */
  readonly process: number;
  /** The most memory it held, in MiB. */
  readonly memory: number;
}

function once({ tools }: Bench, which: MapName): Start {
  const [program, ...words] = tools.own('firstMap', which);
  const began = performance.now();
  const { stdout, stderr } = spawnSync(program!, words, { encoding: 'utf8' });
  const took = performance.now() - began;
  const [map = NaN, memory = NaN, ...numbers] = stdout.trim().split(' ').map(Number);
  const error = largestError(numbers, checkedBound[which]());
  if (!(error <= 1e-11)) throw new Error(`${mapTitle[which]}: the first map is off by ${error}. ${stderr.trim()}`);
  return { map, process: took / 1000, memory };
}

function first(bench: Bench, which: MapName): Outcome {
  const starts = Array.from({ length: bench.effort.starts }, () => once(bench, which));
  const middle = (of: keyof Start): number => median(starts.map((each) => each[of]));
  const title = mapTitle[which];
  return {
    figures: [
      { what: `${title}: from recording to the first map`, value: middle('map'), unit: 'ms', must: 50, stretch: 15 },
      { what: `${title}: the whole process`, value: middle('process'), unit: 's', must: 0.3 },
      { what: `${title}: most memory of the process`, value: middle('memory'), unit: 'MiB', must: 80 },
    ],
    notes: [],
  };
}

/** G13: how soon the first map is there. */
export const starts: readonly Goal[] = [
  {
    id: 'G13',
    work: 'the first map 256² of a process: import, record, compile, run once; medians of several processes',
    measure: (bench) => Promise.resolve(together(first(bench, 't2star'), first(bench, 'molli'))),
  },
];
