import { type Bound, wanted } from '@fishergrad/models';
import type { Result } from '../bounds.ts';

/** Estimates that move together but for rounding. */
const ONE = 1 - 1e-9;

/**
 * What a study is about: the wanted parameters, and those derived quantities that are not one of them in other words, as R2 is
 * T2.
 */
export function aimsOf({ experiment }: Result, bound: Bound | undefined): string[] {
  const parameters = wanted(experiment);
  const own = Object.entries(bound?.derived ?? {}).filter(
    ([, { correlation }]) => !parameters.some((name) => Math.abs(correlation[name] ?? 0) > ONE),
  );
  return [...parameters, ...own.map(([name]) => name)];
}
