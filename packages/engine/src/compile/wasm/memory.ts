/** Lays out what a module holds: constants by number; tables, cells and columns at addresses, in bytes, of its memory. */
export class Layout {
  /** Bytes in use. */
  size = 0;
  readonly #constants = new Map<bigint, number>();
  readonly #tables = new Map<string, number>();
  /** Tables, by address. */
  readonly content: { readonly at: number; readonly words: BigUint64Array }[] = [];

  /** Room for so many doubles, at a multiple of 16 bytes. */
  room(doubles: number): number {
    const at = Math.ceil(this.size / 16) * 16;
    this.size = at + 8 * doubles;
    return at;
  }

  /** A table of 64-bit words. */
  table(words: BigUint64Array): number {
    const at = this.room(words.length);
    this.content.push({ at, words });
    return at;
  }

  /** A table that is made once, however often it is asked for. */
  shared(name: string, make: () => BigUint64Array): number {
    let at = this.#tables.get(name);
    if (at === undefined) this.#tables.set(name, (at = this.table(make())));
    return at;
  }

  /** The number of a constant; each bit pattern has one. */
  constant(bits: bigint): number {
    let k = this.#constants.get(bits);
    if (k === undefined) this.#constants.set(bits, (k = this.#constants.size));
    return k;
  }

  /** Constants by number, as bits. */
  get constants(): readonly bigint[] {
    return [...this.#constants.keys()];
  }

  /** Writes tables into a memory. */
  fill(memory: ArrayBuffer | SharedArrayBuffer): void {
    for (const { at, words } of this.content) new BigUint64Array(memory, at, words.length).set(words);
  }
}

const scratch = new Float64Array(1);
const scratchBits = new BigUint64Array(scratch.buffer);

/** The 64 bits of a double. */
export function bitsOf(x: number): bigint {
  scratch[0] = x;
  return scratchBits[0]!;
}
