import { type Arithmetic, jacobian, numbers } from '@fishergrad/engine';
import type { AnyModel } from '@fishergrad/models';
import type { Tissue } from '../../study.ts';

/** Slopes of parameters and derived quantities in the unknowns at one tissue, a row each. */
export function aimSlopes(
  model: AnyModel,
  names: readonly string[],
  free: readonly string[],
  tissue: Tissue,
): number[][] {
  const of = <T>(a: Arithmetic<T>, x: readonly T[], lift: (t: number) => T): T[] => {
    const known = Object.entries(tissue).map(([name, value]) => [name, lift(value)] as const);
    const at = Object.fromEntries([...known, ...free.map((name, i) => [name, x[i]!] as const)]);
    return names.map((name) => (Object.hasOwn(at, name) ? at[name]! : model.derived![name]!.of(a, at)));
  };
  const at = free.map((name) => tissue[name]!);
  return jacobian(numbers, of, at).jacobian;
}

/** What is left of a direction, of 1, where it is one of rounding. */
const ROUNDING = 1e-9;

/** The first row that lies in the span of those before it; columns are scaled, so that units do not matter. */
export function dependent(rows: readonly (readonly number[])[]): number | undefined {
  const widest = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => Math.abs(row[i]!))) || 1);
  const basis: number[][] = [];
  const found = rows.findIndex((row) => {
    const rest = remainder(normal(row.map((slope, i) => slope / widest[i]!)), basis);
    basis.push(normal(rest));
    return Math.hypot(...rest) < ROUNDING;
  });
  return found < 0 ? undefined : found;
}

function normal(row: readonly number[]): number[] {
  const length = Math.hypot(...row);
  return row.map((slope) => slope / length);
}

/** What of a direction lies outside of the span of others, which are orthonormal (Gram–Schmidt, modified). */
function remainder(row: readonly number[], basis: readonly (readonly number[])[]): readonly number[] {
  return basis.reduce((rest, unit) => {
    const along = rest.reduce((sum, x, i) => sum + x * unit[i]!, 0);
    return rest.map((x, i) => x - along * unit[i]!);
  }, row);
}
