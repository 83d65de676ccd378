import type { Random } from './random.ts';
import { refuseSeed } from './refuseSeed.ts';

const WORDS = 624;

/**
 * The numbers that Python's `random.seed(seed)` and `random.random()` give, bit for bit: for results first had in Python.
 *
 * MT19937 (Matsumoto & Nishimura 1998, doi:10.1145/272991.272995), seeded by its array initialization, 53 random bits each.
 *
 * @param seed a whole number from 0 to 2⁵³ − 1
 * @throws RangeError for another seed
 *
 * @example
 * ```ts
 * const random = python(48198);
 * random(); // => 0.9140936145771393
 * ```
 */
export function python(seed: number): Random {
  refuseSeed(seed, 0, Number.MAX_SAFE_INTEGER);
  const state = fromKey(wordsOf(seed));
  let index = WORDS;
  const next = (): number => {
    if (index === WORDS) index = twist(state);
    let y = state[index++]!;
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return (y ^ (y >>> 18)) >>> 0;
  };
  return () => ((next() >>> 5) * 67108864 + (next() >>> 6)) / 9007199254740992;
}

/** A seed in words of 32 bits, the lowest first. */
function wordsOf(seed: number): number[] {
  const high = Math.floor(seed / 2 ** 32);
  return high === 0 ? [seed] : [seed % 2 ** 32, high];
}

function fromKey(key: readonly number[]): Uint32Array {
  const mt = new Uint32Array(WORDS);
  mt[0] = 19650218;
  const mixed = (i: number): number => mt[i - 1]! ^ (mt[i - 1]! >>> 30);
  for (let i = 1; i < WORDS; i++) mt[i] = Math.imul(1812433253, mixed(i)) + i;
  let i = 1;
  const advance = (): void => {
    if (++i < WORDS) return;
    mt[0] = mt[WORDS - 1]!;
    i = 1;
  };
  for (let k = 0; k < WORDS; k++, advance()) {
    const j = k % key.length;
    mt[i] = (mt[i]! ^ Math.imul(mixed(i), 1664525)) + key[j]! + j;
  }
  for (let k = 1; k < WORDS; k++, advance()) mt[i] = (mt[i]! ^ Math.imul(mixed(i), 1566083941)) - i;
  mt[0] = 0x80000000;
  return mt;
}

function twist(mt: Uint32Array): number {
  for (let k = 0; k < WORDS; k++) {
    const y = (mt[k]! & 0x80000000) | (mt[(k + 1) % WORDS]! & 0x7fffffff);
    mt[k] = mt[(k + 397) % WORDS]! ^ (y >>> 1) ^ (y & 1 ? 0x9908b0df : 0);
  }
  return 0;
}
