import type { Rule } from '../../arithmetic.ts';
import { rules } from '../../rules.ts';
import type { Tape } from '../../tape/tape.ts';
import { sinAndCos } from './functions/trigonometric.ts';
import type { Body, Lanes } from './lanes.ts';

/** Two primitives that one function evaluates together; a derivative often brings one to the other. */
interface Twin {
  readonly name: string;
  readonly rules: readonly [Rule, Rule];
  readonly code: (f: Body, x: Lanes) => readonly Lanes[];
}

/** All there are. */
export const twins: readonly Twin[] = [{ name: 'sin and cos', rules: [rules.sin, rules.cos], code: sinAndCos }];

/** Two steps that one call does: those of the first and of the second result. */
export interface Couple {
  readonly name: string;
  readonly steps: readonly [number, number];
}

/** Of each step that has a twin of the same input among these steps, the couple. */
export function couples({ rules: all, rule, x }: Tape, steps: readonly number[]): ReadonlyMap<number, Couple> {
  return new Map(
    twins.flatMap(({ name, rules: [first, second] }) => {
      const seconds = new Map(steps.filter((k) => all[rule[k]!] === second).map((k) => [x[k]!, k]));
      return steps.flatMap((k): [number, Couple][] => {
        const other = all[rule[k]!] === first ? seconds.get(x[k]!) : undefined;
        const couple: Couple | undefined = other === undefined ? undefined : { name, steps: [k, other] };
        return couple === undefined ? [] : couple.steps.map((step) => [step, couple]);
      });
    }),
  );
}
