import type { Random } from './random.ts';

/**
 * The whole numbers 0 … n − 1 in a random order, every order as likely (Fisher & Yates; Durstenfeld 1964,
 * doi:10.1145/364520.364540).
 *
 * @throws RangeError when n is no count
 *
 * @example
 * ```ts
 * import { seeded } from '@fishergrad/random';
 *
 * [...shuffled(4, seeded(1))].toSorted(); // => [0, 1, 2, 3]
 * ```
 */
export function shuffled(n: number, random: Random): Uint32Array {
  if (!(Number.isInteger(n) && n >= 0)) throw new RangeError(`as many as ${n} numbers cannot be put in order`);
  const order = Uint32Array.from({ length: n }, (_, k) => k);
  for (let k = n - 1; k > 0; k--) {
    const other = Math.floor(random() * (k + 1));
    [order[k], order[other]] = [order[other]!, order[k]!];
  }
  return order;
}
