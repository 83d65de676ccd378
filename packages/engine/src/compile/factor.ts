import { rules } from '../rules.ts';
import { Recorder } from '../tape/recorder.ts';
import type { Tape } from '../tape/tape.ts';
import { common, type Direction, isOrdinary, type Monomial, product, without, written } from './monomial.ts';
import { multiple } from './rewrite.ts';
import { inTwoChains, nested } from './sums.ts';

/** A sum of products, or the opposite of one; as it grows, terms are put to those that are there. */
interface Sum {
  readonly sign: 1 | -1;
  readonly terms: Monomial[];
}

/** A number not written yet. */
type Form = Monomial | Sum;

/**
 * The tape with its products gathered and what the terms of a sum have in common drawn out of it.
 *
 *   Σ (S0 TEₖ Eₖ / T²)²  becomes  S0² (1/T)⁴ Σ TEₖ² Eₖ²
 *
 * Nothing is ever canceled, so 0/0 stays NaN; but 0 · ∞, and a sum whose parts overflow, may come out otherwise.
 *
 * @param chains a long sum as two chains of additions, which need not wait for each other; or as one, by Horner's scheme,
 *   which keeps fewer numbers
 */
export function factor(tape: Tape, chains: 1 | 2): Tape {
  const r = new Recorder(tape.inputs);
  const n = tape.inputs.length;
  const uses = usesOf(tape);
  const direction = directions(r);
  const forms: Form[] = tape.inputs.map((_, k) => atom(k));
  const formAt = (place: number): Form => (place < 0 ? { c: tape.constants[-1 - place]!, powers: [] } : forms[place]!);
  const productAt = (place: number): Monomial => {
    const form = formAt(place);
    if (!('terms' in form)) return form;
    return (forms[place] = summed(r, form, chains));
  };
  const placeAt = (place: number): number => written(r, productAt(place));
  /** An operand as a sum; one that is used here only is taken over, not copied. */
  const sumAt = (place: number): Sum => {
    const form = formAt(place);
    return 'terms' in form && uses[place] === 1 ? form : { sign: 1, terms: [productAt(place)] };
  };
  tape.rule.forEach((number, k) => {
    const rule = tape.rules[number]!;
    const [x, y, z] = [tape.x[k]!, tape.y[k]!, tape.z[k]!];
    let form: Form | undefined;
    if (rule === rules.neg) form = product({ c: -1, powers: [] }, productAt(x), direction);
    else if (rule === rules.mul) form = product(productAt(x), productAt(y), direction);
    else if (rule === rules.div) form = product(productAt(x), reciprocal(r, productAt(y)), direction);
    else if (rule === rules.add) form = joined(sumAt(x), sumAt(y), 1);
    else if (rule === rules.sub) form = joined(sumAt(x), sumAt(y), -1);
    forms[n + k] = form ?? atomOf(r, r.step(rule, placeAt(x), placeAt(y), placeAt(z)));
  });
  return r.finish(Array.from(tape.outputs, (place) => r.at(placeAt(place))));
}

/** Of e^(c u): u and the sign of c. */
function directions(r: Recorder): Direction {
  const known = new Map<number, string | undefined>();
  const find = (place: number): string | undefined => {
    if (r.ruleAt(place) !== rules.exp) return undefined;
    const [c, u] = multiple(r, r.inputsAt(place)[0]);
    return `${u} ${c > 0}`;
  };
  return (place) => {
    if (!known.has(place)) known.set(place, find(place));
    return known.get(place);
  };
}

function atom(place: number): Monomial {
  return { c: 1, powers: [[place, 1]] };
}

function atomOf(r: Recorder, place: number): Monomial {
  const c = r.constantAt(place);
  return c === undefined ? atom(place) : { c, powers: [] };
}

/** x ± y: the terms of the shorter one are put to those of the longer one, so that long sums take no square of their length. */
function joined(x: Sum, y: Sum, sign: 1 | -1): Sum {
  const signed: Sum = { sign: y.sign === sign ? 1 : -1, terms: y.terms };
  const [long, short] = x.terms.length < y.terms.length ? [signed, x] : [x, signed];
  const same = long.sign === short.sign;
  for (const { c, powers } of short.terms) long.terms.push({ c: same ? c : -c, powers });
  return long;
}

/** 1 / x: of a power of one place as the power of its reciprocal, which others may share. */
function reciprocal(r: Recorder, x: Monomial): Monomial {
  const [power, ...others] = x.powers;
  const one = r.constant(1);
  if (power === undefined || others.length > 0 || !isOrdinary(x.c))
    return atomOf(r, r.step(rules.div, one, written(r, x), 0));
  return { c: 1 / x.c, powers: [[r.step(rules.div, one, power[0], 0), power[1]]] };
}

/** A sum as what its terms have in common times the sum of the rest. */
function summed(r: Recorder, { sign, terms: given }: Sum, chains: 1 | 2): Monomial {
  const all = sign === 1 ? given : given.map(({ c, powers }) => ({ c: -c, powers }));
  const other = all.filter(({ c }) => c !== 0);
  const terms = alike(other.length > 0 ? other : all); // x + 0 is x, but for the sign of a zero
  const shared = common(terms);
  const rest = terms.map((term) => without(term, shared));
  const { minus, place } = chains === 1 ? nested(r, rest) : inTwoChains(r, rest);
  const sum = minus ? r.step(rules.neg, place, 0, 0) : place;
  const whole = atomOf(r, sum);
  // A constant is carried on, to meet others; places would be multiplied anew wherever the sum goes.
  const carried = shared.powers.length === 0 ? product(shared, whole, () => undefined) : undefined;
  return carried ?? atomOf(r, r.step(rules.mul, written(r, shared), sum, 0));
}

/** Terms of the same powers as one, unless they cancel: then a NaN in them would be lost. */
function alike(terms: readonly Monomial[]): readonly Monomial[] {
  const merged = new Map<string, Monomial>();
  for (const { c, powers } of terms) {
    const key = powers.join(' ');
    const sum = c + (merged.get(key)?.c ?? 0);
    if (sum === 0) return terms;
    merged.set(key, { c: sum, powers });
  }
  return merged.size < terms.length ? [...merged.values()] : terms;
}

/** One per slot: how often steps and outputs use it. */
function usesOf({ inputs, x, y, z, outputs }: Tape): Uint32Array {
  const uses = new Uint32Array(inputs.length + x.length);
  for (const places of [x, y, z, outputs]) for (const place of places) if (place >= 0) uses[place]!++;
  return uses;
}
