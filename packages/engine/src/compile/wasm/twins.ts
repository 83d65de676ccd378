import type { Rule } from '../../arithmetic.ts';
import { rules } from '../../rules.ts';
import type { Tape } from '../../tape/tape.ts';
import { sigmoidOfBoth } from './functions/saturating.ts';
import { sinAndCos } from './functions/trigonometric.ts';
import type { Body, Lanes } from './lanes.ts';

/** Two primitives that one function evaluates together; a derivative often brings one to the other. */
interface Twin {
  readonly name: string;
  readonly rules: readonly [Rule, Rule];
  /** Whether the second is taken of −x. */
  readonly opposite: boolean;
  readonly code: (f: Body, x: Lanes) => readonly Lanes[];
}

/** All there are. */
export const twins: readonly Twin[] = [
  { name: 'sin and cos', rules: [rules.sin, rules.cos], opposite: false, code: sinAndCos },
  { name: 'sigmoid of both', rules: [rules.sigmoid, rules.sigmoid], opposite: true, code: sigmoidOfBoth },
];

/** Two steps that one call does, of the input of the first: those of the first and of the second result. */
export interface Couple {
  readonly name: string;
  readonly steps: readonly [number, number];
}

/** Of each step that has a twin among these steps, the couple. */
export function couples(tape: Tape, steps: readonly number[]): ReadonlyMap<number, Couple> {
  const found = new Map<number, Couple>();
  for (const { name, rules: pair, opposite } of twins) {
    const [firsts, seconds] = pair.map((rule) => steps.filter((k) => tape.rules[tape.rule[k]!] === rule));
    const partners = new Map(seconds!.map((k) => [inputOf(tape, k, opposite ? -1 : 1), k]));
    for (const k of firsts!) {
      const other = partners.get(inputOf(tape, k, 1));
      if (other === undefined || other === k || found.has(k)) continue;
      for (const step of [k, other]) found.set(step, { name, steps: [k, other] });
    }
  }
  return found;
}

/** What a step is taken of, times a sign: a place and a constant factor, as a key. */
function inputOf({ inputs, rules: all, rule, x, y, constants }: Tape, k: number, sign: number): string {
  const place = x[k]!;
  const step = place - inputs.length;
  const above = step < 0 ? undefined : all[rule[step]!];
  if (above === rules.neg) return `${-sign} × ${x[step]}`;
  if (above === rules.mul && x[step]! < 0) return `${sign * constants[-1 - x[step]!]!} × ${y[step]}`;
  return `${sign} × ${place}`;
}
