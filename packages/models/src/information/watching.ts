import { type Arithmetic, arithmeticFrom, rules } from '@fishergrad/engine';

const PERIODIC: ReadonlySet<unknown> = new Set([rules.sin, rules.cos, rules.tan]);

/** The same arithmetic; the angle of every sine, cosine and tangent is added to `angles`. */
export function watching<T>(a: Arithmetic<T>, angles: Set<T | number>): Arithmetic<T> {
  return arithmeticFrom<T>(a.constant, (rule, x, y, z) => {
    if (PERIODIC.has(rule)) angles.add(x);
    return a.apply(rule, x, y, z);
  });
}
