/**
 * Python's `random.Random(seed)`: the Mersenne Twister MT19937 (Matsumoto & Nishimura 1998, doi:10.1145/272991.272995),
 * seeded through its array initialization, with 53-bit `random()`. For golden numbers that were drawn in Python.
 */
export function pythonRandom(seed: number): () => number {
  const state = initByArray(seed);
  let index = 624;
  const next = (): number => {
    if (index === 624) index = twist(state);
    let y = state[index++]!;
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return (y ^ (y >>> 18)) >>> 0;
  };
  return () => ((next() >>> 5) * 67108864 + (next() >>> 6)) / 9007199254740992;
}

function initByArray(key: number): Uint32Array {
  const mt = new Uint32Array(624);
  mt[0] = 19650218;
  const mixed = (i: number): number => mt[i - 1]! ^ (mt[i - 1]! >>> 30);
  for (let i = 1; i < 624; i++) mt[i] = Math.imul(1812433253, mixed(i)) + i;
  let i = 1;
  const wrap = (): void => {
    if (++i < 624) return;
    mt[0] = mt[623]!;
    i = 1;
  };
  for (let k = 0; k < 624; k++, wrap()) mt[i] = (mt[i]! ^ Math.imul(mixed(i), 1664525)) + key;
  for (let k = 0; k < 623; k++, wrap()) mt[i] = (mt[i]! ^ Math.imul(mixed(i), 1566083941)) - i;
  mt[0] = 0x80000000;
  return mt;
}

function twist(mt: Uint32Array): number {
  for (let k = 0; k < 624; k++) {
    const y = (mt[k]! & 0x80000000) | (mt[(k + 1) % 624]! & 0x7fffffff);
    mt[k] = mt[(k + 397) % 624]! ^ (y >>> 1) ^ (y & 1 ? 0x9908b0df : 0);
  }
  return 0;
}
