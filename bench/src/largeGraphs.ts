import type { Arithmetic } from '@fishergrad/engine';

/** A formula of one number with as many operations as one likes; its value and derivative in closed form. */
export interface LargeGraph {
  readonly of: <T>(a: Arithmetic<T>, x: T, operations: number) => T;
  readonly at: number;
  readonly known: (operations: number) => readonly [value: number, slope: number];
}

const FACTOR = 0.999999;
const START = 1e-5;

/** Every value is used once: v ← 0.999999 v. */
export const chain: LargeGraph = {
  of: (a, x, operations) => {
    let v = x;
    for (let k = 0; k < operations; k++) v = a.mul(v, FACTOR);
    return v;
  },
  at: 0.5,
  known: (operations) => [0.5 * FACTOR ** operations, FACTOR ** operations],
};

/** Every other value is used twice: v ← v / (1 + v), which after n turns is x / (1 + n x). */
export const lattice: LargeGraph = {
  of: (a, x, operations) => {
    let v = x;
    for (let k = 0; k < operations; k += 2) v = a.div(v, a.add(1, v));
    return v;
  },
  at: START,
  known: (operations) => {
    const shrunk = 1 / (1 + (operations / 2) * START);
    return [START * shrunk, shrunk * shrunk];
  },
};
