import type { Arithmetic, Rule } from '../arithmetic.ts';
import { arithmeticFrom } from '../arithmeticFrom.ts';
import { evaluate } from '../primitive.ts';
import { identities } from './identities.ts';
import { Slot } from './slot.ts';
import type { Tape } from './tape.ts';

const START = 256;
/** As many as a step has room to tell apart. */
const MOST_RULES = 1 << 16;
const TOO_MANY = `A formula may use ${MOST_RULES} primitives; make each of your own once, outside of the formula.`;

/**
 * Writes a tape. The same step is never written twice (hash-consing), a step of constants is its value, and steps that
 * another form says exactly, such as x · 1, are not written at all.
 *
 * A *place* is as on the tape: k ≥ 0 a slot, k < 0 the constant number −1 − k.
 */
export class Recorder {
  readonly inputs: readonly string[];
  /** The arithmetic that writes here. */
  readonly arithmetic: Arithmetic<Slot | number>;
  readonly #rules: Rule[] = [];
  readonly #ruleNumbers = new Map<Rule, number>();
  readonly #constants: number[] = [];
  readonly #constantPlaces = new Map<number, number>();
  #minusZero = 0;
  #zero = 0;
  readonly #slots: Slot[];
  #rule = new Uint16Array(START);
  #x = new Int32Array(START);
  #y = new Int32Array(START);
  #z = new Int32Array(START);
  #steps = 0;
  /** Open addressing: step + 1, or 0 where free; at most half full. */
  #table = new Int32Array(4 * START);

  constructor(inputs: readonly string[]) {
    this.inputs = inputs;
    this.#slots = inputs.map((_, k) => new Slot(this, k));
    this.arithmetic = arithmeticFrom<Slot | number>(
      (c) => c,
      (rule, x, y, z) => this.at(this.step(rule, this.placeOf(x), this.placeOf(y), this.placeOf(z))),
    );
  }

  /** What stands at a place. */
  at(place: number): Slot | number {
    return place < 0 ? this.#constants[-1 - place]! : this.#slots[place]!;
  }

  /** Where a number stands. @throws TypeError when it is no number of this recording */
  placeOf(x: Slot | number): number {
    if (typeof x === 'number') return this.constant(x);
    if (x instanceof Slot && x.owner === this) return x.place;
    throw new TypeError(strange(x));
  }

  /** The place of a constant. */
  constant(c: number): number {
    const minus = Object.is(c, -0);
    const known = minus ? this.#minusZero : (this.#constantPlaces.get(c) ?? 0);
    if (known !== 0) return known;
    const place = -this.#constants.push(c);
    if (minus) this.#minusZero = place;
    else this.#constantPlaces.set(c, place);
    return place;
  }

  /** The constant at a place; undefined where a slot stands. */
  constantAt(place: number): number | undefined {
    return place < 0 ? this.#constants[-1 - place] : undefined;
  }

  /** The primitive that makes what stands at a place; undefined for an input or a constant. */
  ruleAt(place: number): Rule | undefined {
    const k = place - this.inputs.length;
    return k < 0 ? undefined : this.#rules[this.#rule[k]!];
  }

  /** Where the inputs of the step at a place stand. */
  inputsAt(place: number): readonly [x: number, y: number, z: number] {
    const k = place - this.inputs.length;
    return [this.#x[k]!, this.#y[k]!, this.#z[k]!];
  }

  /** The place of a primitive's result; writes the step if it is new. */
  step(rule: Rule, x: number, y: number, z: number): number {
    const u = rule.arity > 1 ? y : this.#nothing();
    const v = rule.arity > 2 ? z : this.#nothing();
    if (x < 0 && u < 0 && v < 0) {
      return this.constant(evaluate(rule, this.constantAt(x)!, this.constantAt(u)!, this.constantAt(v)!));
    }
    return identities.get(rule)?.(this, x, u, v) ?? this.#write(this.#numberOf(rule), x, u, v);
  }

  /** The place of the 0 that stands for an input which a primitive does not have. */
  #nothing(): number {
    if (this.#zero === 0) this.#zero = this.constant(0);
    return this.#zero;
  }

  /** The tape up to here, with what no output needs left out. */
  finish(outputs: readonly (Slot | number)[]): Tape {
    const ends = outputs.map((out) => this.placeOf(out));
    const n = this.inputs.length;
    const needed = this.#needed(ends);
    const moved = new Int32Array(n + this.#steps);
    let steps = 0;
    for (let k = 0; k < moved.length; k++) moved[k] = k < n ? k : needed[k - n] === 1 ? n + steps++ : -1;
    const to = (place: number): number => (place < 0 ? place : moved[place]!);
    const kept = <A extends Uint16Array | Int32Array>(from: A, into: A, map: (v: number) => number): A => {
      for (let k = 0, i = 0; k < this.#steps; k++) if (needed[k] === 1) into[i++] = map(from[k]!);
      return into;
    };
    return {
      inputs: this.inputs,
      rules: this.#rules,
      rule: kept(this.#rule, new Uint16Array(steps), (r) => r),
      x: kept(this.#x, new Int32Array(steps), to),
      y: kept(this.#y, new Int32Array(steps), to),
      z: kept(this.#z, new Int32Array(steps), to),
      constants: Float64Array.from(this.#constants),
      outputs: Int32Array.from(ends, to),
    };
  }

  /** One per step: 1 where an output depends on it. */
  #needed(ends: readonly number[]): Uint8Array {
    const n = this.inputs.length;
    const needed = new Uint8Array(this.#steps);
    const need = (place: number): void => {
      if (place >= n) needed[place - n] = 1;
    };
    ends.forEach(need);
    for (let k = this.#steps - 1; k >= 0; k--) {
      if (needed[k] === 0) continue;
      need(this.#x[k]!);
      need(this.#y[k]!);
      need(this.#z[k]!);
    }
    return needed;
  }

  #numberOf(rule: Rule): number {
    let number = this.#ruleNumbers.get(rule);
    if (number === undefined) {
      if (this.#rules.length === MOST_RULES) throw new RangeError(TOO_MANY);
      number = this.#rules.push(rule) - 1;
      this.#ruleNumbers.set(rule, number);
    }
    return number;
  }

  #write(rule: number, x: number, y: number, z: number): number {
    const free = this.#find(rule, x, y, z);
    const found = this.#table[free]!;
    if (found > 0) return this.inputs.length + found - 1;
    const k = this.#steps++;
    if (k === this.#rule.length) this.#grow();
    this.#rule[k] = rule;
    this.#x[k] = x;
    this.#y[k] = y;
    this.#z[k] = z;
    this.#table[free] = k + 1;
    const place = this.inputs.length + k;
    this.#slots.push(new Slot(this, place));
    if (4 * this.#steps > this.#table.length) this.#rehash();
    return place;
  }

  /** Where in the table the step stands, or would. */
  #find(rule: number, x: number, y: number, z: number): number {
    const mask = this.#table.length - 1;
    let h =
      Math.imul(rule + 1, 0x9e3779b1) ^ Math.imul(x, 0x85ebca6b) ^ Math.imul(y, 0xc2b2ae35) ^ Math.imul(z, 0x27d4eb2f);
    h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
    for (let i = (h ^ (h >>> 13)) & mask; ; i = (i + 1) & mask) {
      const k = this.#table[i]! - 1;
      if (k < 0) return i;
      if (this.#rule[k] === rule && this.#x[k] === x && this.#y[k] === y && this.#z[k] === z) return i;
    }
  }

  #rehash(): void {
    this.#table = new Int32Array(2 * this.#table.length);
    for (let k = 0; k < this.#steps; k++) {
      this.#table[this.#find(this.#rule[k]!, this.#x[k]!, this.#y[k]!, this.#z[k]!)] = k + 1;
    }
  }

  #grow(): void {
    const twice = <A extends Uint16Array | Int32Array>(from: A, into: A): A => (into.set(from), into);
    const length = 2 * this.#rule.length;
    this.#rule = twice(this.#rule, new Uint16Array(length));
    this.#x = twice(this.#x, new Int32Array(length));
    this.#y = twice(this.#y, new Int32Array(length));
    this.#z = twice(this.#z, new Int32Array(length));
  }
}

function strange(x: unknown): string {
  if (x instanceof Slot)
    return 'A number of another recording came into this one; bring it in as an input, or through lift.';
  const what = x === null ? 'null' : typeof x === 'object' ? 'an object' : typeof x;
  return `An operation was given ${what} where a number belongs; is a parameter misspelt, or an input missing?`;
}
