// Bowls: their minima are known, and how steep they are in which direction.
import type { Objective } from '@fishergrad/optimize';

/** floor + Σ λ (x − center)² / 2 */
export function bowl(λ: readonly number[], center: readonly number[], floor = 0): Objective {
  return (x) => ({
    value: floor + λ.reduce((sum, each, k) => sum + (each * (x[k]! - center[k]!) ** 2) / 2, 0),
    gradient: λ.map((each, k) => each * (x[k]! - center[k]!)),
  });
}

/** 1 + a bowl whose λ go from 1 down to 1/condition, its axes turned by three reflections, around a center in [0, 1). */
export function turnedBowl(
  n: number,
  condition: number,
  random: () => number,
): { readonly objective: Objective; readonly center: readonly number[] } {
  const mirrors = Array.from({ length: 3 }, () => unit(Array.from({ length: n }, () => random() - 0.5)));
  const center = Array.from({ length: n }, () => random());
  const λ = center.map((_, k) => condition ** (-k / Math.max(1, n - 1)));
  const upright = bowl(λ, Array(n).fill(0), 1);
  const objective: Objective = (x) => {
    const { value, gradient } = upright(
      Float64Array.from(
        turned(
          Array.from(x, (each, k) => each - center[k]!),
          mirrors,
        ),
      ),
    );
    return { value, gradient: turned(Array.from(gradient), mirrors.toReversed()) };
  };
  return { objective, center };
}

const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, each, k) => sum + each * b[k]!, 0);

function unit(v: readonly number[]): number[] {
  const length = Math.sqrt(dot(v, v));
  return v.map((each) => each / length);
}

/** x − 2 v (v·x), for one v after the other. */
function turned(x: readonly number[], mirrors: readonly (readonly number[])[]): number[] {
  return mirrors.reduce<number[]>(
    (z, v) => {
      const along = 2 * dot(v, z);
      return z.map((each, k) => each - along * v[k]!);
    },
    [...x],
  );
}
