import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { skipN } from 'pure-rand/utils/skipN';
import type { Random } from './random.ts';
import { refuseSeed } from './refuseSeed.ts';

/**
 * Numbers from a seed: xoroshiro128+ (Blackman & Vigna 2021, doi:10.1145/3460772), 53 random bits each.
 *
 * The same seed gives the same numbers on every machine. A source has a state: two parts of a program that must not
 * disturb each other have a source each.
 *
 * @param seed a whole number from −2³¹ to 2³¹ − 1
 * @throws RangeError for another seed
 *
 * @example
 * ```ts
 * const random = seeded(1);
 * const first = [random(), random()];
 * const again = seeded(1);
 * [again(), again()]; // => first
 * ```
 */
export function seeded(seed: number): Random {
  refuseSeed(seed, -(2 ** 31), 2 ** 31 - 1);
  const generator = xoroshiro128plus(mixed(seed));
  skipN(generator, 64);
  return () => uniformFloat64(generator);
}

/**
 * Every bit of the seed in every bit of the start (the last step of MurmurHash3). The generator is linear: without this the
 * first numbers of neighboring seeds would depend on each other, however many were left out.
 */
function mixed(seed: number): number {
  let h = (seed + 0x6a09e667) | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
