import type { Rule } from '../arithmetic.ts';
import { rules } from '../rules.ts';
import type { Recorder } from '../tape/recorder.ts';
import type { Tape } from '../tape/tape.ts';
import { exponentials } from './exponentials.ts';
import { factor } from './factor.ts';
import { multiple, type Rewrite, rewritten } from './rewrite.ts';

/**
 * The tape in another grouping, equal but for rounding; of these the one that costs least:
 *
 *   1. x / y  is  x · (1/y)            where a divisor serves several divisions, or x is a constant;
 *      x · (c · y)  is  c · (x · y)    constants outward, where they meet
 *      e^((c₁ + c₂) u)  is  e^(c₁u) · e^(c₂u)   where constants lie on a lattice
 *   2. besides, what the terms of a sum have in common is drawn out of it
 *
 * @param batch whether many rows will follow each other, which need not wait for each other
 */
export function regroup(tape: Tape, batch: boolean): Tape {
  const plain = exponentials(rewritten(tape, products(tape)));
  const factored = factor(plain, batch ? 1 : 2);
  return cost(factored) < cost(plain) ? factored : plain;
}

/** About how long a row takes, in additions. */
function cost({ rules: all, rule }: Tape): number {
  const each = all.map((primitive) => COST.get(primitive) ?? 20);
  return rule.reduce((sum, r) => sum + each[r]!, 0);
}

const COST: ReadonlyMap<Rule, number> = new Map<Rule, number>([
  ...[rules.add, rules.sub, rules.mul, rules.neg, rules.abs, rules.relu].map((rule): [Rule, number] => [rule, 1]),
  ...[rules.div, rules.sqrt, rules.where, rules.min, rules.max].map((rule): [Rule, number] => [rule, 5]),
]);

function products(tape: Tape): Rewrite {
  const divisions = divisionsBy(tape);
  return (r, k, rule, x, y) => {
    if (rule === rules.mul) return multiply(r, x, y);
    if (rule !== rules.div) return undefined;
    const c = r.constantAt(y);
    if (c !== undefined)
      return Math.abs(1 / c) > 2 ** -1022 && Math.abs(1 / c) < Infinity ? multiply(r, r.constant(1 / c), x) : undefined;
    if (divisions[tape.y[k]!]! < 2 && r.constantAt(x) === undefined) return undefined;
    return multiply(r, x, r.step(rules.div, r.constant(1), y, 0));
  };
}

/** One per slot: how many divisions it is the divisor of. */
function divisionsBy({ inputs, rules: all, rule, y }: Tape): Uint32Array {
  const count = new Uint32Array(inputs.length + rule.length);
  rule.forEach((r, k) => all[r] === rules.div && y[k]! >= 0 && count[y[k]!]!++);
  return count;
}

/** x · y with the constants of both in front. */
function multiply(r: Recorder, x: number, y: number): number {
  const [a, u] = multiple(r, x);
  const [b, v] = multiple(r, y);
  const c = a * b;
  if (a === 1 && b === 1) return r.step(rules.mul, x, y, 0);
  if (!(Math.abs(c) > 1e-200 && Math.abs(c) < 1e200)) return r.step(rules.mul, x, y, 0);
  const rest = u === undefined ? v : v === undefined ? u : r.step(rules.mul, u, v, 0);
  return rest === undefined ? r.constant(c) : r.step(rules.mul, r.constant(c), rest, 0);
}
