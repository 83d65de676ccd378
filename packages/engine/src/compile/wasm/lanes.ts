import { signed, unsigned } from './bytes.ts';
import type { Code } from './code.ts';
import { bitsOf, type Layout } from './memory.ts';
import { op, simd } from './opcodes.ts';

/**
 * Two doubles side by side while code is being written: a local (≥ 0); or the same twice, constant k of the module as
 * −2 − 2k, the double at an address of memory, which is a multiple of 8, as −1 − address / 4.
 */
export type Lanes = number;

/** Of so many calls in a body the function is written in place: of more it would be long to compile, and no faster. */
const IN_PLACE = 64;

/** Writes the body of a function on pairs of doubles, one instruction a method; results go to fresh locals. */
export class Body {
  readonly code: Code = [];
  readonly layout: Layout;
  /** Locals of type i32 after the parameters. */
  readonly ints: number;
  /** Locals of type v128 after those. */
  pairs = 0;
  readonly #first: number;
  #taken = 0;
  #inPlace = 0;
  /** While a function is written in place: writes the call of it. */
  #called: (() => Lanes) | undefined;

  constructor(layout: Layout, parameters: number, ints = 0) {
    this.layout = layout;
    this.ints = ints;
    this.#first = parameters + ints;
  }

  /** Both lanes a constant. */
  constant(c: number): Lanes {
    return this.bits(bitsOf(c));
  }

  /** Both lanes a bit pattern. */
  bits(pattern: bigint): Lanes {
    return -2 - 2 * this.layout.constant(pattern);
  }

  /** Both lanes the double of a memory cell. */
  cell(address: number): Lanes {
    return -1 - address / 4;
  }

  /** Pushes operands on the stack. */
  push(...operands: readonly Lanes[]): void {
    for (const x of operands) {
      if (x >= 0) this.code.push(op.localGet, ...unsigned(x));
      else if (x % 2 === 0) this.code.push(op.globalGet, ...unsigned(-1 - x / 2));
      else this.code.push(op.i32Const, 0, 0xfd, simd.load64Splat, 3, ...unsigned(4 * (-1 - x)));
    }
  }

  /** Takes the top of the stack into a fresh local. */
  pop(): Lanes {
    const local = this.#first + this.#taken++;
    this.pairs = Math.max(this.pairs, this.#taken);
    this.code.push(op.localSet, ...unsigned(local));
    return local;
  }

  /** Frees all locals: none of their values is needed any more. A function may have 50 000 of them at the most. */
  forget(): void {
    this.#taken = 0;
  }

  /** One instruction on pairs. */
  apply(instruction: number, ...operands: readonly Lanes[]): Lanes {
    this.push(...operands);
    this.code.push(0xfd, ...unsigned(instruction));
    return this.pop();
  }

  add(x: Lanes, y: Lanes): Lanes {
    return this.apply(simd.add, x, y);
  }
  sub(x: Lanes, y: Lanes): Lanes {
    return this.apply(simd.sub, x, y);
  }
  mul(x: Lanes, y: Lanes): Lanes {
    return this.apply(simd.mul, x, y);
  }
  div(x: Lanes, y: Lanes): Lanes {
    return this.apply(simd.div, x, y);
  }

  /** `then` where the mask is set, else `otherwise`. */
  select(mask: Lanes, then: Lanes, otherwise: Lanes): Lanes {
    return this.apply(simd.select, then, otherwise, mask);
  }

  /** Both lanes shifted as 64-bit integers, to the left or (with their sign, or without) to the right. */
  shift(
    instruction: typeof simd.shiftLeft | typeof simd.shiftRight | typeof simd.shiftRightUnsigned,
    x: Lanes,
    by: number,
  ): Lanes {
    this.push(x);
    this.code.push(op.i32Const, ...signed(by), 0xfd, ...unsigned(instruction));
    return this.pop();
  }

  /** Puts a value into a local that has one already. */
  assign(local: Lanes, value: Lanes): void {
    this.push(value);
    this.code.push(op.localSet, ...unsigned(local));
  }

  /** The pair at an address. */
  loadPair(address: number): Lanes {
    this.code.push(op.i32Const, 0);
    return this.#load(address);
  }
  storePair(address: number, value: Lanes): void {
    this.code.push(op.i32Const, 0);
    this.#store(address, value);
  }
  /** The first double of a pair to a cell. */
  storeFirst(address: number, value: Lanes): void {
    this.code.push(op.i32Const, 0);
    this.push(value);
    this.code.push(0xfd, simd.store64Lane, 3, ...unsigned(address), 0);
  }

  /**
   * A loop over the rows between the bytes `from` and `to` (parameters 0 and 1), two rows a turn. Local 2 is the byte in
   * every column, local 3 that in temporary columns, which begin at 0.
   */
  rows(inside: () => void): void {
    this.code.push(op.localGet, 0, op.localSet, 2, op.i32Const, 0, op.localSet, 3);
    this.code.push(op.block, op.empty, op.loop, op.empty);
    this.code.push(op.localGet, 2, op.localGet, 1, op.i32GeU, op.brIf, 1);
    inside();
    for (const local of [2, 3]) this.code.push(op.localGet, local, op.i32Const, 16, op.i32Add, op.localSet, local);
    this.code.push(op.br, 0, op.end, op.end);
  }
  /** The rows of this turn of a column. */
  loadRow(column: number): Lanes {
    this.code.push(op.localGet, 2);
    return this.#load(column);
  }
  storeRow(column: number, value: Lanes): void {
    this.code.push(op.localGet, 2);
    this.#store(column, value);
  }
  /** The rows of this turn of a temporary column. */
  loadTemporary(column: number): Lanes {
    this.code.push(op.localGet, 3);
    return this.#load(column);
  }
  storeTemporary(column: number, value: Lanes): void {
    this.code.push(op.localGet, 3);
    this.#store(column, value);
  }

  #load(offset: number): Lanes {
    this.code.push(0xfd, simd.load, 3, ...unsigned(offset));
    return this.pop();
  }
  #store(offset: number, value: Lanes): void {
    this.push(value);
    this.code.push(0xfd, simd.store, 3, ...unsigned(offset));
  }

  /** The first lane of one pair beside the first of another. */
  together(first: Lanes, second: Lanes): Lanes {
    return this.#shuffle([0, 16], first, second);
  }
  /** One lane, in both. */
  lane(k: 0 | 1, x: Lanes): Lanes {
    return this.#shuffle([8 * k, 8 * k], x, x);
  }
  /** Two doubles out of two pairs, each by its first byte. */
  #shuffle(from: readonly number[], x: Lanes, y: Lanes): Lanes {
    this.push(x, y);
    this.code.push(0xfd, simd.shuffle, ...from.flatMap((byte) => [0, 1, 2, 3, 4, 5, 6, 7].map((k) => byte + k)));
    return this.pop();
  }

  /** Calls an own function on pairs. */
  call(callee: string, ...operands: readonly Lanes[]): Lanes {
    this.push(...operands);
    this.code.push(op.call, { callee });
    return this.pop();
  }

  /** What `call` gives, by the code of the function in its place; the function is called for rare arguments only. */
  inline(callee: string, operands: readonly Lanes[], code: () => Lanes): Lanes {
    if (this.#inPlace++ >= IN_PLACE) return this.call(callee, ...operands);
    this.#called = () => this.call(callee, ...operands);
    const value = code();
    this.#called = undefined;
    return value;
  }

  /** Calls an own function of two results. */
  callTwin(callee: string, x: Lanes): readonly [Lanes, Lanes] {
    this.push(x);
    this.code.push(op.call, { callee });
    const second = this.pop();
    return [this.pop(), second];
  }

  /** Calls an imported function of doubles, lane by lane. */
  eachLane(callee: string, ...operands: readonly Lanes[]): Lanes {
    const lane = (k: number): void => {
      for (const x of operands) {
        this.push(x);
        this.code.push(0xfd, simd.extract, k);
      }
      this.code.push(op.call, { callee });
    };
    lane(0);
    this.code.push(0xfd, simd.splat);
    lane(1);
    this.code.push(0xfd, simd.replace, 1);
    return this.pop();
  }

  /**
   * Ends the function (or its code, written in place) with `value`, but in lanes where the mask is set with what `instead`
   * writes.
   *
   * A lane takes its own way whatever the other does; only when both are ordinary nothing is written, or run, for the rare.
   */
  rarely(mask: Lanes, value: Lanes, instead: () => Lanes): Lanes {
    return this.rarelyAll(mask, [value], () => [instead()])[0]!;
  }

  /** The same for a function of several results. */
  rarelyAll(mask: Lanes, values: readonly Lanes[], instead: () => readonly Lanes[]): readonly Lanes[] {
    this.push(mask);
    this.code.push(0xfd, simd.anyTrue, op.if, op.empty);
    if (this.#called !== undefined) {
      this.assign(values[0]!, this.#called());
      this.code.push(op.end);
      return values;
    }
    this.push(...instead().map((each, k) => this.select(mask, each, values[k]!)));
    this.code.push(op.return, op.end);
    return values;
  }
}
