/**
 * A number that is not known yet: a place on the tape being recorded.
 *
 * It has no value to look at. Whatever JavaScript would do with a number (compare, print, `Math.exp`) throws a
 * `TypeError` that says what to write instead; `if (slot)` alone cannot be noticed, since every object is true.
 */
export class Slot {
  /** Which recording it belongs to. */
  readonly owner: object;
  /** Its place on the tape. */
  readonly place: number;

  constructor(owner: object, place: number) {
    this.owner = owner;
    this.place = place;
  }

  /** A slot has no data. @throws TypeError always */
  get data(): never {
    throw new TypeError(`${UNKNOWN} .data cannot be read here; ${INSTEAD}`);
  }

  /** A slot has no value. @throws TypeError always */
  get value(): never {
    throw new TypeError(`${UNKNOWN} .value cannot be read here; ${INSTEAD}`);
  }

  /** A slot cannot become a number or a text. @throws TypeError always */
  [Symbol.toPrimitive](hint: string): never {
    const tried = hint === 'string' ? 'made into text' : 'compared, nor given to Math or to + − × ÷';
    throw new TypeError(`${UNKNOWN} It cannot be ${tried}; ${INSTEAD}`);
  }
}

const UNKNOWN = 'This formula is being recorded for all inputs at once, so its numbers are not known yet.';
const INSTEAD =
  'use the operations of the arithmetic (a.add, a.exp, …), and where, step, relu, abs, min or max for what is piecewise.';
