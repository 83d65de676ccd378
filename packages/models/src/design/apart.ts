import { numbers } from '@fishergrad/engine';
import { gram, rootInformation } from '../information/fisher.ts';
import { opened } from '../information/opened.ts';
import type { Rows } from '../information/rows.ts';
import { withoutPriors } from './priors.ts';
import type { Setup } from './problem.ts';
import type { Region } from './region.ts';

/** Parts of the way through the region at which two acquisitions are compared. */
const PLACES = [
  [0.31, 0.62],
  [0.83, 0.17],
  [0.5, 0.5],
] as const;

/**
 * Whether acquisitions tell the same together as each by itself, as echoes of separate shots do and those of one train of
 * pulses do not: only then can a protocol be weighed acquisition by acquisition.
 */
export function areApart({ model, noise, roles, tissue }: Setup, { settings, lower, upper, rest }: Region): boolean {
  if (noise.samples !== undefined) return false;
  const at = (part: number, k: number): number => lower[k]! + part * (upper[k]! - lower[k]!);
  const F = (protocol: readonly Readonly<Record<string, number>>[]): Rows<number> =>
    gram(numbers, rootInformation(numbers, opened({ model, noise, roles: withoutPriors(roles), tissue, protocol })));
  return PLACES.every((parts) => {
    const pair = parts.map((part) => ({
      ...rest,
      ...Object.fromEntries(settings.map((name, k) => [name, at(part, k)])),
    }));
    return areSame(F(pair), sum(F([pair[0]!]), F([pair[1]!])));
  });
}

/** Information that should be the same differs by rounding only. */
const ROUNDING = 1e-9;

/** Whether two matrices of information are one, but for rounding. */
export function areSame(F: Rows<number>, G: Rows<number>): boolean {
  const size = (i: number): number => Math.sqrt(F[i]![i]!);
  return F.every((row, i) =>
    row.every((entry, k) => Math.abs(entry - (G[i]?.[k] ?? 0)) <= ROUNDING * size(i) * size(k)),
  );
}

function sum(F: Rows<number>, G: Rows<number>): number[][] {
  return F.map((row, i) => row.map((entry, k) => entry + G[i]![k]!));
}
