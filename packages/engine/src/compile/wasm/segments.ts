import type { Tape } from '../../tape/tape.ts';
import { instructions } from './instructions.ts';

/** Steps of one loop: more, and the values in flight outgrow the registers. A call counts for several. */
const LENGTH = 256;
/** Up to so many all is one loop: handing numbers on through memory would cost more. */
const WHOLE = 400;
const CALL = 8;

/** A tape cut into loops over a block of rows, with columns of memory for what one loop hands to another. */
export interface Segments {
  /** Steps of each segment, in order. */
  readonly steps: readonly (readonly number[])[];
  /** Slots that later segments need → which temporary column holds them. */
  readonly temporary: ReadonlyMap<number, number>;
  /** How many temporary columns there are. */
  readonly count: number;
}

/** Cuts the steps that vary from row to row; `last` says for outputs that they are read after all. */
export function segments(tape: Tape, varies: Uint8Array): Segments {
  const n = tape.inputs.length;
  const steps = cut(tape, varies);
  const home = new Map(steps.flatMap((all, s) => all.map((k): [number, number] => [n + k, s])));
  const lastUse = new Map<number, number>();
  steps.forEach((all, s) => {
    for (const k of all)
      for (const place of [tape.x[k]!, tape.y[k]!, tape.z[k]!]) if (home.has(place)) lastUse.set(place, s);
  });
  const handed = [...lastUse].filter(([slot, s]) => s > home.get(slot)!);
  return { steps, ...columns(handed, home, steps.length) };
}

function cut({ inputs, rules, rule }: Tape, varies: Uint8Array): number[][] {
  const here = Array.from(rule.keys()).filter((k) => varies[inputs.length + k] === 1);
  const size = (k: number): number => (instructions.has(rules[rule[k]!]!) ? 1 : CALL);
  if (here.reduce((sum, k) => sum + size(k), 0) <= WHOLE) return [here];
  const steps: number[][] = [[]];
  let length = 0;
  for (const k of here) {
    length += size(k);
    if (length > LENGTH) {
      steps.push([]);
      length = 0;
    }
    steps.at(-1)!.push(k);
  }
  return steps;
}

/** A column is free again after the last segment that reads it. */
function columns(
  handed: readonly (readonly [slot: number, lastUse: number])[],
  home: ReadonlyMap<number, number>,
  segmentCount: number,
): Omit<Segments, 'steps'> {
  const temporary = new Map<number, number>();
  const free: number[] = [];
  let count = 0;
  for (let s = 0; s < segmentCount; s++) {
    for (const [slot] of handed) if (home.get(slot) === s) temporary.set(slot, free.pop() ?? count++);
    for (const [slot, last] of handed) if (last === s) free.push(temporary.get(slot)!);
  }
  return { temporary, count };
}
