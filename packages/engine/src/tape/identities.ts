import type { Rule } from '../arithmetic.ts';
import { rules } from '../rules.ts';

/** What an identity may ask of the recording, and write to it. Places are those of a `Tape`. */
export interface Recording {
  readonly step: (rule: Rule, x: number, y: number, z: number) => number;
  readonly constant: (c: number) => number;
  readonly constantAt: (place: number) => number | undefined;
  readonly ruleAt: (place: number) => Rule | undefined;
  readonly inputsAt: (place: number) => readonly [x: number, y: number, z: number];
}

/** Another place that holds exactly the same number, NaN and signed zeros included; undefined where there is none. */
type Identity = (r: Recording, x: number, y: number, z: number) => number | undefined;

const { add, mul, sub, div, neg, pow, where } = rules;

/** x where −x stands at the place. */
function negated(r: Recording, place: number): number | undefined {
  return r.ruleAt(place) === neg ? r.inputsAt(place)[0] : undefined;
}

function sum(r: Recording, x: number, y: number): number | undefined {
  if (Object.is(r.constantAt(x), -0)) return y;
  if (Object.is(r.constantAt(y), -0)) return x;
  const [u, v] = [negated(r, x), negated(r, y)];
  if (v !== undefined) return r.step(sub, x, v, 0);
  if (u !== undefined) return r.step(sub, y, u, 0);
  return x > y ? r.step(add, y, x, 0) : undefined;
}

function difference(r: Recording, x: number, y: number): number | undefined {
  if (Object.is(r.constantAt(y), 0)) return x;
  const v = negated(r, y);
  return v === undefined ? undefined : r.step(add, x, v, 0);
}

function product(r: Recording, x: number, y: number): number | undefined {
  if (x > y) return r.step(mul, y, x, 0); // constants have the smallest places: they come first
  const c = r.constantAt(x);
  if (c === 1) return y;
  if (c === -1) return r.step(neg, y, 0, 0);
  const [u, v] = [negated(r, x), negated(r, y)];
  if (v !== undefined && c !== undefined) return r.step(mul, r.constant(-c), v, 0);
  if (v !== undefined) return r.step(neg, r.step(mul, x, v, 0), 0, 0);
  return u === undefined ? undefined : r.step(neg, r.step(mul, u, y, 0), 0, 0);
}

function quotient(r: Recording, x: number, y: number): number | undefined {
  const [b, c] = [r.constantAt(x), r.constantAt(y)];
  if (c === 1) return x;
  if (c !== undefined && isPowerOfTwo(c)) return r.step(mul, r.constant(1 / c), x, 0);
  if (b === -1) return r.step(neg, r.step(div, r.constant(1), y, 0), 0, 0); // others may need 1 / y
  const [u, v] = [negated(r, x), negated(r, y)];
  if (v !== undefined && b !== undefined) return r.step(div, r.constant(-b), v, 0);
  if (u !== undefined && c !== undefined) return r.step(div, u, r.constant(-c), 0);
  if (v !== undefined) return r.step(neg, r.step(div, x, v, 0), 0, 0);
  return u === undefined ? undefined : r.step(neg, r.step(div, u, y, 0), 0, 0);
}

/** Whether division by c is exactly multiplication by 1/c. */
function isPowerOfTwo(c: number): boolean {
  const size = Math.abs(c);
  return size >= 2 ** -1022 && size <= 2 ** 1022 && 2 ** Math.round(Math.log2(size)) === size;
}

function opposite(r: Recording, x: number): number | undefined {
  const rule = r.ruleAt(x);
  const [u, v] = rule === undefined ? [0, 0] : r.inputsAt(x);
  if (rule === neg) return u;
  const c = r.constantAt(u);
  if (rule === mul && c !== undefined) return r.step(mul, r.constant(-c), v, 0);
  return rule === div && c !== undefined && c !== 1 ? r.step(div, r.constant(-c), v, 0) : undefined;
}

function power(r: Recording, x: number, y: number): number | undefined {
  const n = r.constantAt(y);
  if (n === 0) return r.constant(1);
  if (n === 1) return x;
  if (n === 2) return r.step(mul, x, x, 0);
  return n === -1 ? r.step(div, r.constant(1), x, 0) : undefined;
}

function choice(r: Recording, test: number, then: number, otherwise: number): number | undefined {
  const t = r.constantAt(test);
  if (t === undefined) return undefined;
  return t > 0 ? then : t <= 0 ? otherwise : r.constant(NaN);
}

const even = (rule: Rule): [Rule, Identity] => [
  rule,
  (r, x) => {
    const u = negated(r, x);
    return u === undefined ? undefined : r.step(rule, u, 0, 0);
  },
];

const odd = (rule: Rule): [Rule, Identity] => [
  rule,
  (r, x) => {
    const u = negated(r, x);
    return u === undefined ? undefined : r.step(neg, r.step(rule, u, 0, 0), 0, 0);
  },
];

const sorted = (rule: Rule): [Rule, Identity] => [rule, (r, x, y) => (x > y ? r.step(rule, y, x, 0) : undefined)];

/**
 * What may stand for a step because it is the same number bit for bit: signs drawn outward, so that more steps coincide;
 * products and sums in one order; factors of ±1; divisions by powers of two; even and odd functions.
 * (x² is written x · x, which is the correctly rounded one of the two.)
 */
export const identities: ReadonlyMap<Rule, Identity> = new Map<Rule, Identity>([
  [add, sum],
  [sub, difference],
  [mul, product],
  [div, quotient],
  [neg, opposite],
  [pow, power],
  [where, choice],
  sorted(rules.min),
  sorted(rules.max),
  even(rules.cos),
  even(rules.abs),
  ...[rules.sin, rules.tan, rules.atan, rules.sinh, rules.tanh, rules.erf].map(odd),
]);
