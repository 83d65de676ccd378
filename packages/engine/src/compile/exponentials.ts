import { rules } from '../rules.ts';
import type { Recorder } from '../tape/recorder.ts';
import type { Tape } from '../tape/tape.ts';
import { lattice, type Parts } from './lattice.ts';
import { multiple, rewritten } from './rewrite.ts';

/** Larger families are left alone: finding their sums takes the square of their number. */
const MOST = 128;

/** The tape with the exponentials e^(c u) of one u made from as few of them as their constants c need. */
export function exponentials(tape: Tape): Tape {
  const families = familiesOf(tape);
  const parts = new Map<number, Parts>();
  families.forEach(
    (constants, u) => constants.length > 1 && constants.length <= MOST && parts.set(u, lattice(constants)),
  );
  if (parts.size === 0) return tape;
  return rewritten(tape, (r, k, rule, x) => {
    const family = rule === rules.exp ? parts.get(multipleOnTape(tape, tape.x[k]!)[1]) : undefined;
    const [c, u] = multiple(r, x);
    return family === undefined || u === undefined ? undefined : write(r, family, c, u);
  });
}

/** The constants c of all e^(c u), by the place of u. */
function familiesOf(tape: Tape): Map<number, number[]> {
  const families = new Map<number, number[]>();
  tape.rule.forEach((r, k) => {
    if (tape.rules[r] !== rules.exp) return;
    const [c, u] = multipleOnTape(tape, tape.x[k]!);
    if (families.has(u)) families.get(u)!.push(c);
    else families.set(u, [c]);
  });
  return families;
}

/** A slot of a finished tape as a constant times the rest. */
function multipleOnTape(
  { inputs, rules: all, rule, x, y, constants }: Tape,
  slot: number,
): readonly [c: number, u: number] {
  const k = slot - inputs.length;
  const made = k < 0 ? undefined : all[rule[k]!];
  if (made === rules.neg) return [-1, x[k]!];
  return made === rules.mul && x[k]! < 0 ? [constants[-1 - x[k]!]!, y[k]!] : [1, slot];
}

/** e^(c u) from its parts. */
function write(r: Recorder, family: Parts, c: number, u: number): number {
  const pair = family.get(c);
  if (pair === undefined) return r.step(rules.exp, r.step(rules.mul, r.constant(c), u, 0), 0, 0);
  const [a, b] = pair;
  return r.step(rules.mul, write(r, family, a, u), write(r, family, b, u), 0);
}
