import { numbers } from '@fishergrad/engine';
import type { DerivedBound } from './bound.ts';
import { dot, movedBy } from './covarianceRoot.ts';
import { derivedValues } from './derivedValues.ts';
import type { Experiment } from './experiment.ts';
import { norm } from './norm.ts';
import type { Rows } from './rows.ts';
import { spread } from './spread.ts';

/** The bound of each derived quantity that depends on an unknown; C as in F⁻¹ = C Cᵀ, so that its estimate moves as Cᵀ∇h. */
export function derivedBounds<P extends string, S extends string>(
  experiment: Experiment<P, S>,
  names: readonly P[],
  C: Rows<number>,
): Record<string, DerivedBound> {
  const all = derivedValues(numbers, experiment).map(({ slopes, ...rest }) => {
    const moved = movedBy(C, slopes);
    return { ...rest, moved, sd: norm(moved) };
  });
  const dependent = all.filter(({ sd }) => sd !== 0); // 0: a function of known parameters only
  const estimates = [
    ...names.map((name, i) => ({ name: name as string, moved: C[i]!, sd: norm(C[i]!) })),
    ...dependent,
  ];
  return Object.fromEntries(
    dependent.map(({ name, unit, value, moved, sd }) => {
      const others = estimates.filter((each) => each.name !== name);
      const correlation = others.map((each) => [each.name, dot(moved, each.moved) / (sd * each.sd)] as const);
      return [name, { value, unit, ...spread(sd, value), correlation: Object.fromEntries(correlation) }];
    }),
  );
}
