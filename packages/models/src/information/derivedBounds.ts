import { type Arithmetic, jacobian, numbers } from '@fishergrad/engine';
import type { Unit } from '../signal/quantity.ts';
import type { DerivedBound } from './bound.ts';
import { dot } from './covarianceRoot.ts';
import type { Experiment } from './experiment.ts';
import { tissueAt } from './lifted.ts';
import { norm } from './norm.ts';
import type { Rows } from './rows.ts';
import { spread } from './spread.ts';

/** The bound of each derived quantity that depends on an unknown; C as in F⁻¹ = C Cᵀ, so that its estimate moves as Cᵀ∇h. */
export function derivedBounds<P extends string, S extends string>(
  experiment: Experiment<P, S>,
  names: readonly P[],
  C: Rows<number>,
): Record<string, DerivedBound> {
  const all = derivedValues(experiment, names).map(({ slopes, ...rest }) => {
    const moved = (C[0] ?? []).map((_, k) => dot(slopes, column(C, k)));
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

/** Value and slopes of each derived quantity. */
export function derivedValues<P extends string, S extends string>(
  { model, tissue }: Experiment<P, S>,
  names: readonly P[],
): { readonly name: string; readonly unit: Unit; readonly value: number; readonly slopes: readonly number[] }[] {
  return Object.entries(model.derived ?? {}).map(([name, { unit, of }]) => {
    const { value, jacobian: J } = jacobian(
      numbers,
      <T>(a: Arithmetic<T>, θ: readonly T[], lift: (t: number) => T) => [
        of<T>(a, tissueAt<P, number, T>(tissue, names, θ, lift)),
      ],
      names.map((key): number => tissue[key]),
    );
    return { name, unit, value: value[0]!, slopes: J[0]! };
  });
}

function column(rows: Rows<number>, k: number): number[] {
  return rows.map((row) => row[k]!);
}
