import type { Approximate } from './approximate.ts';

/**
 * So many samples shared out as the weights say, as well as whole numbers can: the efficient rounding of Pukelsheim & Rieder
 * 1992 (Biometrika 79:763). With l settings each gets ⌈(n − l/2) w⌉ at first; then one at a time where it is most due.
 *
 * With fewer samples than settings the heaviest settings get one each.
 *
 * @param costs what one sample of each setting takes of what the weights share out: its time; 1 each when absent
 * @returns one row of settings for each sample, in the order of the support
 */
export function apportioned(
  support: Approximate['support'],
  samples: number,
  costs: readonly number[] = support.map(() => 1),
): Readonly<Record<string, number>>[] {
  const shares = support.map(({ weight }, k) => weight / costs[k]!);
  const sum = shares.reduce((total, each) => total + each, 0);
  const weights = shares.map((each) => each / sum);
  const heaviest = [...weights.keys()].toSorted((i, k) => weights[k]! - weights[i]!).slice(0, samples);
  const used = new Set(heaviest);
  const counts = weights.map((w, k) => (used.has(k) ? Math.max(1, Math.ceil((samples - used.size / 2) * w)) : 0));
  const add = (k: number, n: number): number => (counts[k] = counts[k]! + n);
  let excess = counts.reduce((total, n) => total + n, 0) - samples;
  for (; excess < 0; excess++) add(argmin(counts.map((n, k) => (used.has(k) ? n / weights[k]! : Infinity))), 1);
  for (; excess > 0; excess--) add(argmin(counts.map((n, k) => (n > 1 ? -(n - 1) / weights[k]! : Infinity))), -1);
  return support.flatMap(({ at }, k) => Array.from({ length: counts[k]! }, () => at));
}

function argmin(values: readonly number[]): number {
  return values.indexOf(Math.min(...values));
}
