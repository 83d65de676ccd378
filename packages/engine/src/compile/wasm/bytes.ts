/** A number as LEB128, unsigned (WebAssembly core specification 2.0, §5.2.2). */
export function unsigned(n: number): number[] {
  const bytes: number[] = [];
  for (let rest = n; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return [...bytes, rest];
    bytes.push((rest % 128) + 128);
  }
}

/** A 32-bit integer as signed LEB128. */
export function signed(n: number): number[] {
  const bytes: number[] = [];
  for (let rest = n; ; rest >>= 7) {
    const low = rest & 0x7f;
    const done = (rest >> 7 === 0 && (low & 0x40) === 0) || (rest >> 7 === -1 && (low & 0x40) !== 0);
    bytes.push(done ? low : low | 0x80);
    if (done) return bytes;
  }
}

/** A text with its length before it. */
export function text(words: string): number[] {
  const bytes = new TextEncoder().encode(words);
  return [...unsigned(bytes.length), ...bytes];
}

/** Items with their count before them. */
export function vector(items: readonly (readonly number[])[]): number[] {
  return [...unsigned(items.length), ...items.flat()];
}
