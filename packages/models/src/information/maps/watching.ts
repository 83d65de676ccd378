import { type Arithmetic, arithmeticFrom, rules } from '@fishergrad/engine';

const PERIODIC: ReadonlySet<unknown> = new Set([rules.sin, rules.cos, rules.tan]);

/** What was seen of a calculation. */
export interface Seen<T> {
  /** The angle of every sine, cosine and tangent. */
  readonly angles: Set<T | number>;
  /** Sums and differences → the two that they were made of. */
  readonly pairs: Map<T, readonly [T | number, T | number]>;
}

/** Nothing seen yet. */
export function nothingSeen<T>(): Seen<T> {
  return { angles: new Set(), pairs: new Map() };
}

/** The same arithmetic; what it does is noted in `seen`. */
export function watching<T>(a: Arithmetic<T>, { angles, pairs }: Seen<T>): Arithmetic<T> {
  return arithmeticFrom<T>(a.constant, (rule, x, y, z) => {
    if (PERIODIC.has(rule)) angles.add(x);
    const result = a.apply(rule, x, y, z);
    if (rule === rules.add || rule === rules.sub) pairs.set(result, [x, y]);
    return result;
  });
}
